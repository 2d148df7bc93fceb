import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { fix, quoted, replaced, safeFix } from './frame/fix.ts';
import { kindOf, writtenOf } from './frame/value.ts';
import { inDevices, inEntries, networkRegions } from './readers/network-devices.ts';
import { plainTextOf, shown } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

/** Six groups, or twenty of InfiniBand. */
const address = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}(?:(?::[0-9a-f]{2}){14})?$/i;
/** netplan makes an address of these. */
const words: ReadonlySet<string> = new Set(['random', 'stable', 'permanent', 'preserve', '']);

const withColons = (text: string): string | undefined => {
  const digits = text.replaceAll(/[-.:\s]/g, '').toLowerCase();
  return /^[0-9a-f]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : undefined;
};

export const networkMacMalformed = valueRule({
  code: 'network-mac-malformed',
  severity: 'error',
  title: 'Something that is no MAC address',
  explanation: `
A MAC address is six pairs of hexadecimal digits with colons, **in quotes**: without them YAML takes
some for numbers of base 60, so that \`52:54:00:12:34:56\` is the number 41,135,085,296. No network card
has such an address, and the entry is of no effect, or the whole configuration fails.

\`\`\`yaml
network:
  version: 2
  ethernets:
    lan:
      match:
        macaddress: '52:54:00:12:34:56'
\`\`\`
`,
  replaces: ['wrong-type'],
  regions: networkRegions,
  at: [
    ...inDevices('macaddress'),
    ...inDevices('match', 'macaddress'),
    ...inEntries('mac_address'),
  ],
  check: (mac) => {
    const written = writtenOf(mac);
    if (written === undefined) return undefined;
    if (kindOf(mac) === 'integer')
      return finding(
        mac,
        `YAML reads ${shown(written)} as a number. Put the address in quotes.`,
        address.test(written) ? safeFix(`Put ${written} in quotes`, quoted(mac)) : [],
      );
    if (plainTextOf(mac) === undefined || words.has(written) || address.test(written))
      return undefined;
    const better = withColons(written);
    return finding(
      mac,
      `${shown(written)} is no MAC address. Write six pairs of digits with colons, in quotes: ${code(`'${better ?? '52:54:00:12:34:56'}'`)}.`,
      better === undefined ? [] : fix(`Write '${better}'`, replaced(mac, `'${better}'`)),
    );
  },
});
