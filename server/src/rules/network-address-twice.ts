import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { get, itemsOf, textOf, type Value } from './frame/value.ts';
import { ipAddressOf } from './readers/ip-address.ts';
import { devicesIn, networkRegions, wholeNetwork } from './readers/network-devices.ts';
import { valueRule } from './rule.ts';

const addressesOf = (device: Value): readonly Value[] => [
  ...itemsOf(get(device, 'addresses')),
  ...itemsOf(get(device, 'subnets'))
    .map((subnet) => get(subnet, 'address'))
    .filter((one) => one !== undefined),
];

export const networkAddressTwice = valueRule({
  code: 'network-address-twice',
  severity: 'warning',
  title: 'An address stands twice',
  explanation: `
An address belongs to one device. If two have the same one, answers come and go by chance; on the same
device the second is without effect.
`,
  regions: networkRegions,
  at: wholeNetwork,
  check: ({ parent }) => {
    const seen = new Set<string>();
    return devicesIn(parent)
      .flatMap(({ value }) => addressesOf(value))
      .flatMap((address) => {
        const ip = ipAddressOf(textOf(address) ?? '');
        if (ip === undefined) return [];
        const id = `${ip.version} ${ip.value}`;
        const isTwin = seen.has(id);
        seen.add(id);
        return isTwin
          ? [finding(address, `${code(textOf(address) ?? '')} stands here a second time.`)]
          : [];
      });
  },
});
