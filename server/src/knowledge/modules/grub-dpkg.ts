import { cloudConfigModule, flag, map, oneOf, text } from '../builders.ts';

export const grubDpkg = cloudConfigModule({
  id: 'cc_grub_dpkg',
  title: 'GRUB and dpkg',
  summary:
    'Tells debconf which disk GRUB belongs to, so that an upgrade of GRUB does not ask, nor write to a disk that is gone.',
  stage: 'config',
  frequency: 'instance',
  distros: ['ubuntu', 'debian'],
  keys: {
    grub_dpkg: map(
      {
        enabled: flag('Do it.', { default: false }),
        'grub-pc/install_devices': text('Disk for GRUB on machines with a BIOS.', {
          format: 'path',
          defaultNote: 'what grub-probe says about `/boot`',
        }),
        'grub-pc/install_devices_empty': oneOf(
          [
            flag(),
            text('', {
              changed: { since: '22.3', note: 'Write `true` or `false`, without quotes.' },
            }),
          ],
          'Go on if there is no such disk.',
          { defaultNote: '`true` if no disk is given' },
        ),
        'grub-efi/install_devices': text('Partition for GRUB on machines with EFI.', {
          format: 'path',
          since: '23.2',
          defaultNote: 'what grub-probe says about `/boot/efi`',
        }),
      },
      'Where GRUB belongs.',
      { typical: ['enabled'] },
    ),
    'grub-dpkg': map({}, '', { open: true, deprecated: { since: '22.2', use: 'grub_dpkg' } }),
  },
  examples: [
    `#cloud-config
grub_dpkg:
  enabled: true
  grub-pc/install_devices: /dev/vda
  grub-pc/install_devices_empty: false
`,
  ],
});
