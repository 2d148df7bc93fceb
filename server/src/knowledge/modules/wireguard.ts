import { cloudConfigModule, either, list, map, nothing, text } from '../builders.ts';

export const wireguard = cloudConfigModule({
  id: 'cc_wireguard',
  title: 'WireGuard',
  summary: 'Writes the configuration of WireGuard interfaces and brings them up by wg-quick.',
  frequency: 'instance',
  distros: ['ubuntu'],
  keys: {
    wireguard: either(
      [
        nothing(),
        map(
          {
            interfaces: list(
              map(
                {
                  name: text('Name of the interface.', { examples: ['wg0'] }),
                  config_path: text('File to write.', {
                    format: 'path',
                    examples: ['/etc/wireguard/wg0.conf'],
                  }),
                  content: text(
                    'Its configuration, as a `|` block. Whoever can ask the metadata service can read the private key in it.',
                    { multiline: true },
                  ),
                },
                'An interface. At boot all three keys must be there.',
                { typical: ['name', 'config_path', 'content'] },
              ),
              'Interfaces to bring up.',
              { required: true, minItems: 1 },
            ),
            readinessprobe: list(
              text('A line for `sh`.'),
              'Commands that must succeed once the interfaces are up, or the module counts as failed.',
              { unique: true, examples: ['- ping -qc 5 192.0.2.1'] },
            ),
          },
          '',
          { minKeys: 1 },
        ),
      ],
      'Tunnels by WireGuard.',
      { since: '22.3' },
    ),
  },
  examples: [
    `#cloud-config
wireguard:
  interfaces:
    - name: wg0
      config_path: /etc/wireguard/wg0.conf
      content: |
        [Interface]
        PrivateKey = secret
        Address = 192.0.2.2/24
        [Peer]
        PublicKey = public
        Endpoint = vpn.example.com:51820
        AllowedIPs = 192.0.2.0/24
  readinessprobe:
    - ping -qc 5 192.0.2.1
`,
  ],
});
