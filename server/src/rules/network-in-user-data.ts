import { findingAtKey } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { valueRule } from './rule.ts';

export const networkInUserData = valueRule({
  code: 'network-in-user-data',
  severity: 'error',
  title: 'A network configuration where nobody reads it',
  explanation: `
The network comes up before user-data is read, so \`network:\` has no effect here. On OpenStack the
network is what Neutron says: ports, fixed addresses, subnets with their name servers and routes. With
a config drive or NoCloud it is a file of its own, \`network-config\`.

If a machine must change its own network, write a file for netplan and apply it:

\`\`\`yaml
write_files:
  - path: /etc/netplan/60-mine.yaml
    permissions: '0600'
    content: |
      network:
        version: 2
        ethernets:
          eth1:
            dhcp4: true
runcmd:
  - netplan apply
\`\`\`
`,
  replaces: ['unknown-key'],
  regions: ['cloud-config'],
  at: [at('network')],
  check: (network) =>
    findingAtKey(
      network,
      'The network is up before user-data is read, so this has no effect. Set it in Neutron or in `network-config`, or write a file for netplan with `write_files`.',
    ),
});
