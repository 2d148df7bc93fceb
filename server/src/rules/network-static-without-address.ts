import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { get, textOf } from './frame/value.ts';
import { inEntries, networkRegions } from './readers/network-devices.ts';
import { valueRule } from './rule.ts';

export const networkStaticWithoutAddress = valueRule({
  code: 'network-static-without-address',
  severity: 'error',
  title: 'A fixed address that is missing',
  explanation: `
A subnet of the type \`static\` needs its \`address\`. Without it cloud-init gives up the whole network
configuration, in an error of Python. cloud-init's own check does not ask for it.

\`\`\`yaml
network:
  version: 1
  config:
    - type: physical
      name: eth0
      subnets:
        - type: static
          address: 192.0.2.10/24
\`\`\`
`,
  regions: networkRegions,
  at: inEntries('subnets', '*', 'type'),
  check: (type) => {
    const name = textOf(type);
    const isFixed = name === 'static' || name === 'static6';
    // cloud-init takes the second one too, without a word in its documentation.
    const isThere = ['address', 'ip_address'].some((key) => get(type.parent, key) !== undefined);
    return isFixed && !isThere
      ? finding(
          type,
          `A subnet of the type ${code(name)} needs an ${code('address')}. Without it there is no network at all.`,
        )
      : undefined;
  },
});
