/** An IP address as a number; IPv4-mapped IPv6 addresses stay IPv6. */
export interface IpAddress {
  readonly version: 4 | 6;
  readonly value: bigint;
}

/** A block of addresses: `10.0.0.0/24` is version 4, prefix 24, from 10.0.0.0 to 10.0.0.255. */
export interface Cidr {
  readonly version: 4 | 6;
  readonly prefix: number;
  readonly first: bigint;
  readonly last: bigint;
}

const bitsOf = (version: 4 | 6): number => (version === 4 ? 32 : 128);

const octet = /^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;

const v4Value = (text: string): bigint | undefined => {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => octet.test(part))) return undefined;
  return BigInt(parts.reduce((value, part) => value * 256 + Number(part), 0));
};

/** The 16-bit groups of one side of `::`; the very last may be written as an IPv4 address, which makes two. */
const groupsOf = (side: string, isLast: boolean): readonly bigint[] | undefined => {
  const groups: bigint[] = [];
  const texts = side === '' ? [] : side.split(':');
  for (const [at, text] of texts.entries()) {
    const v4 = isLast && at === texts.length - 1 ? v4Value(text) : undefined;
    if (v4 !== undefined) groups.push(v4 >> 16n, v4 & 0xffffn);
    else if (/^[0-9a-f]{1,4}$/i.test(text)) groups.push(BigInt(`0x${text}`));
    else return undefined;
  }
  return groups;
};

const v6Value = (text: string): bigint | undefined => {
  const sides = text.split('::');
  const all = sides.map((side, at) => groupsOf(side, at === sides.length - 1));
  const [before, after] = all;
  if (!before || sides.length > 2 || (sides.length === 2 && !after)) return undefined;
  const missing = 8 - before.length - (after?.length ?? 0);
  if (after ? missing < 1 : missing !== 0) return undefined;
  const zeros = Array.from({ length: missing }, () => 0n);
  return [...before, ...zeros, ...(after ?? [])].reduce(
    (value, group) => value * 65536n + group,
    0n,
  );
};

/** The address a text stands for; undefined for anything else, a zone (`fe80::1%eth0`) or leading zeros included. */
export const parsedAddress = (text: string): IpAddress | undefined => {
  const version = text.includes(':') ? 6 : 4;
  const value = version === 6 ? v6Value(text) : v4Value(text);
  return value === undefined ? undefined : { version, value };
};

const dotted = (value: bigint): string => {
  const bits = Number(value);
  return `${bits >>> 24}.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${bits & 255}`;
};

const longestZeros = (
  groups: readonly bigint[],
): { readonly at: number; readonly length: number } => {
  let best = { at: 0, length: 0 };
  for (let at = 0, length = 0; at < groups.length; at += 1) {
    length = groups[at] === 0n ? length + 1 : 0;
    if (length > best.length) best = { at: at - length + 1, length };
  }
  return best;
};

/** The address as Neutron writes it: dotted, or lower-case and shortened as RFC 5952 says. */
export const addressText = ({ version, value }: IpAddress): string => {
  if (version === 4) return dotted(value);
  if (value >> 32n === 0xffffn) return `::ffff:${dotted(value & 0xffffffffn)}`;
  const groups = Array.from({ length: 8 }, (_, at) => (value >> BigInt(112 - 16 * at)) & 0xffffn);
  const { at, length } = longestZeros(groups);
  const hex = (part: readonly bigint[]) => part.map((group) => group.toString(16)).join(':');
  return length < 2
    ? hex(groups)
    : `${hex(groups.slice(0, at))}::${hex(groups.slice(at + length))}`;
};

/** The block that holds an address under a prefix; bits beyond the prefix are masked away. */
export const cidrAround = ({ version, value }: IpAddress, prefix: number): Cidr => {
  const hostBits = BigInt(bitsOf(version) - prefix);
  const first = (value >> hostBits) << hostBits;
  return { version, prefix, first, last: first + (1n << hostBits) - 1n };
};

/** The block a text such as `10.0.0.0/24` stands for, host bits masked; undefined for anything else. */
export const parsedCidr = (text: string): Cidr | undefined => {
  const [, addressPart, prefixPart] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const address = parsedAddress(addressPart ?? '');
  const prefix = Number(prefixPart);
  return address && prefix <= bitsOf(address.version) ? cidrAround(address, prefix) : undefined;
};

export const cidrText = ({ version, prefix, first }: Cidr): string =>
  `${addressText({ version, value: first })}/${prefix}`;

export const contains = (cidr: Cidr, { version, value }: IpAddress): boolean =>
  version === cidr.version && value >= cidr.first && value <= cidr.last;

/** Whether it is a block's own address or its broadcast address, which nobody can have. */
export const isReserved = ({ version, prefix, first, last }: Cidr, { value }: IpAddress): boolean =>
  version === 4 && prefix <= 30 && (value === first || value === last);

export const overlap = (one: Cidr, other: Cidr): boolean =>
  one.version === other.version && one.first <= other.last && other.first <= one.last;

/** The address that an interface gives itself in a block by SLAAC: modified EUI-64 of its MAC (RFC 4291, appendix A). */
export const eui64Address = (cidr: Cidr, mac: string): IpAddress => {
  const value = BigInt(`0x${mac.replaceAll(':', '')}`);
  const id = ((value >> 24n) << 40n) | (0xfffen << 24n) | (value & 0xffffffn);
  return { version: 6, value: cidr.first | (id ^ (1n << 57n)) };
};
