import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { atNetwork } from './frame/pattern.ts';
import { get } from './frame/value.ts';
import { networkRegions } from './readers/network-devices.ts';
import { valueRule } from './rule.ts';

export const networkSetNameWithoutMatch = valueRule({
  code: 'network-set-name-without-match',
  severity: 'error',
  title: 'A card gets a name, but nothing says which card',
  explanation: `
\`set-name\` gives a new name to the network card that \`match\` finds. Without \`match\` netplan refuses
the whole file.

\`\`\`yaml
network:
  version: 2
  ethernets:
    lan:
      match:
        macaddress: '52:54:00:12:34:56'
      set-name: lan
      dhcp4: true
\`\`\`
`,
  regions: networkRegions,
  at: atNetwork('ethernets', '*', 'set-name'),
  check: (name) =>
    get(name.parent, 'match') === undefined
      ? findingAtKey(
          name,
          `Without ${code('match')} nothing says which card is to get this name, and netplan refuses the whole file.`,
        )
      : undefined,
});
