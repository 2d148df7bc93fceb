import { cloudConfigModule, list, oneOf, text } from '../builders.ts';

const command = oneOf([
  list(
    text('The program, then one argument each. A number must stand in quotes.'),
    'A program and its arguments, run without a shell.',
  ),
  text('A line for `sh`. Put it in quotes as soon as it holds a colon and a blank.'),
]);

export const bootcmd = cloudConfigModule({
  id: 'cc_bootcmd',
  title: 'Boot commands',
  summary:
    'Runs commands at **every** boot and very early, before users, packages and files of this document exist. For nearly everything `runcmd` is the better place.',
  stage: 'init',
  frequency: 'always',
  distros: 'all',
  keys: {
    bootcmd: list(
      command,
      'Commands to run at every boot, as soon as the network is up. For something that must happen only once put `cloud-init-per once <name>` before the command.',
      { minItems: 1, examples: ['- cloud-init-per once swapoff swapoff -a'] },
    ),
  },
  examples: [
    `#cloud-config
bootcmd:
  - echo 192.0.2.10 storage >> /etc/hosts
  - [cloud-init-per, once, format-data, mkfs, -t, ext4, /dev/vdb]
`,
  ],
});
