import { cloudConfigModule, flag, list, map, text } from '../builders.ts';

export const keysToConsole = cloudConfigModule({
  id: 'cc_keys_to_console',
  title: 'Host keys on the console',
  summary:
    'Prints the public host keys and their fingerprints on the console, so that a first SSH connection can be checked against the console log.',
  stage: 'final',
  frequency: 'instance',
  distros: 'all',
  keys: {
    ssh: map(
      {
        emit_keys_to_console: flag('Print host keys and fingerprints.', {
          required: true,
          default: true,
        }),
      },
      'Whether anything is printed. The other settings of SSH are keys of their own: `ssh_authorized_keys`, `ssh_pwauth` …',
    ),
    ssh_key_console_blacklist: list(
      text('A kind of key, such as `ssh-rsa`.'),
      'Kinds of host keys whose public half is not printed.',
      { default: [], unique: true },
    ),
    ssh_fp_console_blacklist: list(
      text('A kind of key, such as `ssh-rsa`.'),
      'Kinds of host keys whose fingerprint is not printed.',
      { unique: true },
    ),
  },
  examples: [
    `#cloud-config
ssh:
  emit_keys_to_console: false
`,
  ],
});
