import { choice, cloudConfigModule, list, map } from '../builders.ts';

export const installHotplug = cloudConfigModule({
  id: 'cc_install_hotplug',
  title: 'Network changes while running',
  summary:
    'Says at which moments cloud-init reads the network configuration from the metadata again: at the first boot only, at every boot, or as soon as a port is added.',
  stage: 'final',
  frequency: 'instance',
  distros: 'all',
  keys: {
    updates: map(
      {
        network: map(
          {
            when: list(
              choice(
                {
                  'boot-new-instance': 'At the first boot of a new instance.',
                  boot: 'At every boot.',
                  'boot-legacy':
                    'At every boot, twice: before the network is up and again after it. As old releases did.',
                  hotplug: 'When a network card is added. OpenStack, EC2, Hetzner and VMware only.',
                },
                'A moment.',
              ),
              'Moments at which the network configuration is read and applied again.',
              { required: true, examples: ['[boot, hotplug]'] },
            ),
          },
          'The network configuration.',
        ),
      },
      'When cloud-init looks at the metadata again.',
      { typical: ['network'] },
    ),
  },
  examples: [
    `#cloud-config
updates:
  network:
    when: [boot-new-instance, hotplug]
`,
  ],
});
