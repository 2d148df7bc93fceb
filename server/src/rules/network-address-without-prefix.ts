import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { fix } from './frame/fix.ts';
import { rewritten } from './frame/rewritten.ts';
import { textOf } from './frame/value.ts';
import { ipAddressOf } from './readers/ip-address.ts';
import { inDevices, networkRegions } from './readers/network-devices.ts';
import { valueRule } from './rule.ts';

export const networkAddressWithoutPrefix = valueRule({
  code: 'network-address-without-prefix',
  severity: 'error',
  title: 'An address without the length of its network',
  explanation: `
In version 2 an address is written with its prefix, as \`192.0.2.10/24\`. netplan refuses one without,
and with it the whole file: the machine then boots without a network.

\`\`\`yaml
network:
  version: 2
  ethernets:
    eth0:
      addresses: [192.0.2.10/24]
\`\`\`
`,
  regions: networkRegions,
  at: inDevices('addresses', '*'),
  check: (address) => {
    const text = textOf(address);
    const ip = text === undefined ? undefined : ipAddressOf(text);
    if (text === undefined || ip === undefined || ip.prefix !== undefined) return undefined;
    const prefix = ip.version === 4 ? 24 : 64;
    return finding(
      address,
      `The length of the network is missing, as in ${code(`${text}/${prefix}`)}. netplan refuses the whole file.`,
      fix(`Write ${text}/${prefix}`, rewritten(address, `${text}/${prefix}`)),
    );
  },
});
