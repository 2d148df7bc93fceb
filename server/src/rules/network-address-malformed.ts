import { finding } from './frame/finding.ts';
import type { Value } from './frame/value.ts';
import { ipAddressOf } from './readers/ip-address.ts';
import { inDevices, inEntries, networkRegions } from './readers/network-devices.ts';
import { plainTextOf, shown } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

/** Words that stand for an address. */
const words: ReadonlySet<string> = new Set(['default', 'dhcp', 'none', '']);

/** Without the port and the name for DNS over TLS that a name server may have. */
const bare = (text: string): string =>
  text.replace(/#.*$/, '').replace(/^\[(.*)\](?::\d+)?$/, '$1');

/** The length of the prefix, which cloud-init takes for a netmask too. */
const isPrefix = ({ part }: Value, text: string): boolean =>
  part === 'netmask' && /^\d{1,3}$/.test(text) && Number(text) <= 128;

export const networkAddressMalformed = valueRule({
  code: 'network-address-malformed',
  severity: 'error',
  title: 'Something that is no address',
  explanation: `
An IPv4 address has four numbers from 0 to 255, an IPv6 address up to eight groups of hexadecimal
digits. Names are not looked up here. For a wrong address cloud-init or netplan refuses the whole
configuration, and the machine boots without a network.

\`\`\`yaml
network:
  version: 2
  ethernets:
    eth0:
      addresses: [192.0.2.10/24]
      nameservers:
        addresses: [192.0.2.53]
\`\`\`
`,
  regions: networkRegions,
  at: [
    ...['gateway4', 'gateway6'].flatMap((key) => inDevices(key)),
    ...inDevices('addresses', '*'),
    ...inDevices('nameservers', 'addresses', '*'),
    ...['to', 'via', 'from'].flatMap((key) => inDevices('routes', '*', key)),
    ...['address', 'gateway', 'destination'].flatMap((key) => inEntries(key)),
    ...inEntries('address', '*'),
    ...['address', 'gateway', 'netmask'].flatMap((key) => inEntries('subnets', '*', key)),
    ...inEntries('subnets', '*', 'dns_nameservers', '*'),
  ],
  check: (address) => {
    const text = plainTextOf(address);
    if (text === undefined || words.has(text) || /[\s,]/.test(text)) return undefined;
    if (isPrefix(address, text)) return undefined;
    return ipAddressOf(bare(text)) === undefined
      ? finding(address, `${shown(text)} is no IP address.`)
      : undefined;
  },
});
