import { cloudConfigModule, map, text } from '../builders.ts';

export const keyboard = cloudConfigModule({
  id: 'cc_keyboard',
  title: 'Keyboard',
  summary: 'Sets the keyboard of the console, in the words of XKB.',
  stage: 'config',
  frequency: 'instance',
  distros: [
    'alpine',
    'arch',
    'debian',
    'ubuntu',
    'raspberry-pi-os',
    'almalinux',
    'amazon',
    'azurelinux',
    'centos',
    'cloudlinux',
    'eurolinux',
    'fedora',
    'mariner',
    'miraclelinux',
    'openmandriva',
    'photon',
    'rhel',
    'rocky',
    'virtuozzo',
    'opensuse',
    'opensuse-leap',
    'opensuse-microos',
    'opensuse-tumbleweed',
    'sle_hpc',
    'sle-micro',
    'sles',
    'suse',
  ],
  keys: {
    keyboard: map(
      {
        layout: text('Layout, mostly the code of a country.', {
          required: true,
          suggest: [
            'us',
            'de',
            'gb',
            'fr',
            'es',
            'it',
            'pt',
            'br',
            'ch',
            'se',
            'no',
            'dk',
            'fi',
            'pl',
            'cz',
            'ru',
            'jp',
          ],
        }),
        model: text('Model of the keyboard.', { default: 'pc105' }),
        variant: text('Variant of the layout, such as `nodeadkeys`. Alpine cannot do without it.'),
        options: text('Options, with commas between them.', { examples: ['compose:rwin'] }),
      },
      'Keyboard of the console.',
      { typical: ['layout', 'variant'] },
    ),
  },
  examples: [
    `#cloud-config
keyboard:
  layout: de
  variant: nodeadkeys
`,
  ],
});
