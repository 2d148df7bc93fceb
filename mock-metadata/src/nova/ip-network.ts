/** An address as its bytes: 4 or 16 of them. */
type AddressBytes = readonly number[];

/** What network_data.json says of a CIDR. */
export interface IpNetwork {
  /** The first address, host bits cut off. */
  readonly network: string;
  /** The mask written as an address, for IPv6 too. */
  readonly netmask: string;
  readonly broadcast: string;
  /** The address as given, without the prefix. */
  readonly address: string;
  readonly prefixLength: number;
}

/** What netaddr raises for a text that is no CIDR. */
export class AddrFormatError extends Error {
  override readonly name = 'AddrFormatError';
}

/** `ipNetwork`, which throws an AddrFormatError for what is no CIDR. */
export const requiredNetwork = (cidr: string): IpNetwork => {
  const network = ipNetwork(cidr);
  if (network === undefined) throw new AddrFormatError(`invalid IPNetwork ${cidr}`);
  return network;
};

/**
 * A CIDR as netaddr reads and prints it: without a prefix it is one address, the prefix may be a
 * mask. Undefined where it is no CIDR.
 */
export const ipNetwork = (cidr: string): IpNetwork | undefined => {
  const [addressText = '', prefixText] = cidr.split('/', 2);
  const address = addressBytes(addressText);
  if (address === undefined) return undefined;
  const prefixLength = prefixOf(prefixText, address.length * 8);
  if (prefixLength === undefined) return undefined;
  const mask = maskBytes(prefixLength, address.length);
  return {
    network: printed(address.map((byte, at) => byte & (mask[at] ?? 0))),
    netmask: printed(mask),
    broadcast: printed(address.map((byte, at) => byte | (~(mask[at] ?? 0) & 255))),
    address: printed(address),
    prefixLength,
  };
};

const prefixOf = (text: string | undefined, bits: number): number | undefined => {
  if (text === undefined) return bits;
  if (/^\d{1,3}$/.test(text)) return Number(text) <= bits ? Number(text) : undefined;
  const mask = addressBytes(text);
  if (mask === undefined || mask.length * 8 !== bits) return undefined;
  const ones = mask.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(ones) ? ones.lastIndexOf('1') + 1 : undefined;
};

const maskBytes = (prefixLength: number, length: number): AddressBytes =>
  Array.from({ length }, (_, at) => {
    const ones = Math.min(8, Math.max(0, prefixLength - at * 8));
    return (0xff00 >> ones) & 255;
  });

const addressBytes = (text: string): AddressBytes | undefined =>
  text.includes(':') ? ipv6Bytes(text) : ipv4Bytes(text);

const ipv4Bytes = (text: string): AddressBytes | undefined => {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
};

const ipv6Bytes = (text: string): AddressBytes | undefined => {
  const [head = '', tail, more] = text.split('::');
  if (more !== undefined) return undefined;
  const before = groupBytes(head);
  const after = groupBytes(tail ?? '');
  if (before === undefined || after === undefined) return undefined;
  const missing = 16 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return [...before, ...new Array<number>(missing).fill(0), ...after];
};

const groupBytes = (text: string): AddressBytes | undefined => {
  if (text === '') return [];
  const groups = text.split(':').map((group, at, all) => {
    if (group.includes('.') && at === all.length - 1) return ipv4Bytes(group);
    if (!/^[0-9a-f]{1,4}$/i.test(group)) return undefined;
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 255];
  });
  return groups.every((group) => group !== undefined) ? groups.flat() : undefined;
};

const printed = (bytes: AddressBytes): string =>
  bytes.length === 4 ? bytes.join('.') : ipv6Text(bytes);

/** As inet_ntop prints it: the first longest run of zeros cut out, embedded IPv4 dotted. */
const ipv6Text = (bytes: AddressBytes): string => {
  const words = Array.from({ length: 8 }, (_, at) => wordAt(bytes, at));
  const run = longestZeroRun(words);
  const dotted = run.at === 0 && (run.length === 6 || (run.length === 5 && words[5] === 0xffff));
  const groups = words.slice(0, dotted ? 6 : 8).map((word) => word.toString(16));
  const last = dotted ? [bytes.slice(12).join('.')] : [];
  if (run.length < 2) return [...groups, ...last].join(':');
  const before = groups.slice(0, run.at).join(':');
  return `${before}::${[...groups.slice(run.at + run.length), ...last].join(':')}`;
};

const wordAt = (bytes: AddressBytes, at: number): number =>
  ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0);

const longestZeroRun = (words: readonly number[]): { at: number; length: number } => {
  let best = { at: -1, length: 0 };
  let begin = -1;
  for (const [at, word] of [...words, 1].entries()) {
    if (word === 0) begin = begin < 0 ? at : begin;
    else if (begin >= 0) {
      if (at - begin > best.length) best = { at: begin, length: at - begin };
      begin = -1;
    }
  }
  return best;
};
