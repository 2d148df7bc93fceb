import { finding } from './frame/finding.ts';
import { atNetwork } from './frame/pattern.ts';
import { numberOf } from './frame/value.ts';
import { inDevices, inEntries, networkRegions } from './readers/network-devices.ts';
import { valueRule } from './rule.ts';

const vlanNumbers = { min: 0, max: 4094, what: 'The number of a VLAN' } as const;
/** Linux takes no packets below 68 bytes, and none above 65535. */
const mtus = { min: 68, max: 65_535, what: 'An MTU' } as const;

export const networkNumberOutOfRange = valueRule({
  code: 'network-number-out-of-range',
  severity: 'error',
  title: 'A number that no network has',
  explanation: `
VLANs are numbered from 0 to 4094. The MTU, the largest packet, is from 68 to 65535 bytes: 1500 is
usual, 9000 where all devices on the way agree, and IPv6 needs at least 1280. The system refuses
anything else, and the device stays down or as it was.
`,
  regions: networkRegions,
  at: [
    ...inDevices('mtu'),
    ...inEntries('mtu'),
    ...inEntries('subnets', '*', 'mtu'),
    ...atNetwork('vlans', '*', 'id'),
    ...inEntries('vlan_id'),
  ],
  check: (value) => {
    const number = numberOf(value);
    const { min, max, what } = value.part === 'mtu' ? mtus : vlanNumbers;
    if (number === undefined || (number >= min && number <= max)) return undefined;
    return finding(value, `${what} is a number from ${min} to ${max}.`);
  },
});
