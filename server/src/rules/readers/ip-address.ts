import { isIP } from 'node:net';

/** An address of the internet protocol, with its prefix if one is written. */
export interface IpAddress {
  readonly version: 4 | 6;
  /** As one number. */
  readonly value: bigint;
  /** Length of the network's part in bits; undefined if none is written. */
  readonly prefix: number | undefined;
}

const bitsOf = { 4: 32, 6: 128 } as const;

const joined = (parts: readonly string[], radix: 10 | 16, bits: bigint): bigint =>
  parts.reduce((sum, one) => (sum << bits) + BigInt(Number.parseInt(one, radix)), 0n);

/** Eight groups of hexadecimal digits. */
const groupsOf = (text: string): readonly string[] => {
  const [head = '', tail] = text.split('::');
  const split = (part: string): readonly string[] => (part === '' ? [] : part.split(':'));
  if (tail === undefined) return split(head);
  const missing = 8 - split(head).length - split(tail).length;
  return [...split(head), ...Array.from({ length: missing }, () => '0'), ...split(tail)];
};

/** The last two groups may be written as an IPv4 address. */
const withoutDots = (text: string): string =>
  text.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...digits: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = digits.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });

/** The bits of `255.255.255.0` that are set. */
const prefixOfMask = (mask: string): number | undefined => {
  if (isIP(mask) !== 4) return undefined;
  const bits = joined(mask.split('.'), 10, 8n).toString(2).padStart(32, '0');
  return /^1*0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : undefined;
};

/** Reads `192.0.2.1`, `2001:db8::1/64`, `192.0.2.1/255.255.255.0`; undefined if it is none of these. */
export const ipAddressOf = (text: string): IpAddress | undefined => {
  const [, address = '', mask] = /^([^/%]+)(?:%[^/]*)?(?:\/([\d.]+))?$/.exec(text.trim()) ?? [];
  const version = isIP(address);
  if (version !== 4 && version !== 6) return undefined;
  const prefix = mask === undefined || /^\d{1,3}$/.test(mask) ? Number(mask) : prefixOfMask(mask);
  if (mask !== undefined && (prefix === undefined || prefix > bitsOf[version])) return undefined;
  const value =
    version === 4
      ? joined(address.split('.'), 10, 8n)
      : joined(groupsOf(withoutDots(address)), 16, 16n);
  return { version, value, prefix: mask === undefined ? undefined : prefix };
};

/** Whether an address is in the network that another one, with its prefix, stands in. */
export const isInNetworkOf = (address: IpAddress, other: IpAddress): boolean => {
  if (address.version !== other.version || other.prefix === undefined) return false;
  const shift = BigInt(bitsOf[other.version] - other.prefix);
  return address.value >> shift === other.value >> shift;
};

/** fe80::/10, which can be reached from every device. */
export const isLinkLocal = ({ version, value }: IpAddress): boolean =>
  version === 6 && value >> 118n === 0x3fan;
