import { isIPv4 } from 'node:net';
import { remembered } from './remembered.ts';

/** What the agent makes of the text in X-Forwarded-For. */
export type ClientAddress =
  /** Ports are looked up by this text; for a mapped address it is the IPv4 one inside. */
  | { readonly kind: 'address'; readonly text: string; readonly isMapped: boolean }
  /** Link-local: Neutron knows no such fixed address, so the port is looked up by this MAC. */
  | { readonly kind: 'mac'; readonly mac: string };

/**
 * Reads an address as the agent's netaddr library does; undefined where netaddr raises.
 * `isLenient`: netaddr 0.8 (zed) also took `10.4`, `0x0a000004` and octal parts, and what is read
 * that way is still looked up as the text it was.
 */
export const clientAddress = (text: string, isLenient: boolean): ClientAddress | undefined =>
  isLenient ? leniently(text) : strictly(text);

const read = (given: string, isLenient: boolean): ClientAddress | undefined => {
  const text = given.trim();
  if (isLenient ? isInetAtonAddress(text) : isIPv4(text)) {
    return { kind: 'address', text, isMapped: false };
  }
  const bytes = ipv6Bytes(text);
  if (bytes === undefined) return undefined;
  if (isMappedIPv4(bytes)) {
    return { kind: 'address', text: bytes.slice(12).join('.'), isMapped: true };
  }
  return isLinkLocal(bytes)
    ? { kind: 'mac', mac: macOf(bytes) }
    : { kind: 'address', text, isMapped: false };
};

const leniently = remembered((text) => read(text, true));
const strictly = remembered((text) => read(text, false));

/** glibc's inet_aton: one to four parts, the last one fills up; decimal, 0x hexadecimal, 0 octal. */
const isInetAtonAddress = (text: string): boolean => {
  const [address = ''] = text.split(/\s/, 1);
  const parts = address.split('.');
  const last = parts.pop();
  if (last === undefined || parts.length > 3) return false;
  const filled = 2 ** (8 * (4 - parts.length));
  return numberIn(last) < filled && parts.every((part) => numberIn(part) < 256);
};

const numberIn = (part: string): number => {
  if (/^0x[0-9a-f]+$/i.test(part)) return Number.parseInt(part, 16);
  if (/^0[0-7]*$/.test(part)) return Number.parseInt(part, 8);
  return /^[1-9]\d*$/.test(part) ? Number(part) : Number.NaN;
};

/** The sixteen bytes of an IPv6 address without zone; undefined where the text is none. */
const ipv6Bytes = (text: string): readonly number[] | undefined => {
  const halves = text.split('::');
  if (!/^[0-9a-f:.]+$/i.test(text) || halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, index) => groupBytes(half, index === halves.length - 1));
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  if (tail === undefined) return head.length === 16 ? head : undefined;
  const gap = 16 - head.length - tail.length;
  return gap < 2 ? undefined : [...head, ...Array<number>(gap).fill(0), ...tail];
};

const groupBytes = (half: string, isEnd: boolean): readonly number[] | undefined => {
  if (half === '') return [];
  const bytes: number[] = [];
  const groups = half.split(':');
  for (const [index, group] of groups.entries()) {
    if (isEnd && index === groups.length - 1 && isIPv4(group)) {
      bytes.push(...group.split('.').map(Number));
    } else if (/^[0-9a-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    } else {
      return undefined;
    }
  }
  return bytes;
};

const isMappedIPv4 = (bytes: readonly number[]): boolean =>
  bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;

/** The whole of fe80::/10. */
const isLinkLocal = (bytes: readonly number[]): boolean =>
  bytes[0] === 0xfe && ((bytes[1] ?? 0) & 0xc0) === 0x80;

/** The MAC that the lower half encodes as EUI-64; the two bytes in its middle are not looked at. */
const macOf = (bytes: readonly number[]): string => {
  const [first = 0, second = 0, third = 0, , , ...rest] = bytes.slice(8);
  return [first ^ 2, second, third, ...rest]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join(':');
};
