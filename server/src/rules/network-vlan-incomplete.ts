import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { addedAfter, type FixInScope, fix } from './frame/fix.ts';
import { atNetwork } from './frame/pattern.ts';
import { entriesOf, get, type Value } from './frame/value.ts';
import { networkRegions } from './readers/network-devices.ts';
import { valueRule } from './rule.ts';

/** `vlan10` and `eth0.10` say which number is meant. */
const withNumberOfName = (vlan: Value): readonly FixInScope[] => {
  const id = Number(/(?:^\D+|\.)(\d{1,4})$/.exec(String(vlan.part))?.[1]);
  const [first] = entriesOf(vlan);
  return id > 0 && id < 4095 && first && get(vlan, 'id') === undefined
    ? fix(`Add id: ${id}`, addedAfter(first, `id: ${id}`))
    : [];
};

export const networkVlanIncomplete = valueRule({
  code: 'network-vlan-incomplete',
  severity: 'error',
  title: 'A VLAN without its number or the device below',
  explanation: `
A VLAN needs its number, \`id\`, and the name of the device it is on, \`link\`. Without one of them
netplan refuses the whole file. cloud-init's own check does not ask for them.

\`\`\`yaml
network:
  version: 2
  ethernets:
    eth0: {}
  vlans:
    eth0.10:
      id: 10
      link: eth0
\`\`\`
`,
  regions: networkRegions,
  at: atNetwork('vlans', '*'),
  check: (vlan) => {
    if (vlan.node.kind !== 'map') return undefined;
    const missing = ['id', 'link'].filter((key) => get(vlan, key) === undefined);
    return missing.length === 0
      ? undefined
      : findingAtKey(
          vlan,
          `A VLAN needs ${missing.map(code).join(' and ')}. netplan refuses the whole file.`,
          withNumberOfName(vlan),
        );
  },
});
