import { createHash } from 'node:crypto';

/** Values made from a kind and a name by SHA-256: the same two give the same values, always. */
export interface Derived {
  /** A UUID of version 4's shape. */
  readonly uuid: string;
  /** 32 hex digits: what Keystone's ids look like. */
  readonly hex: string;
  /** A number from 0 up to, not including, `count` (at most 2^48). */
  number(count: number): number;
  /** Another such number, for a second purpose. */
  otherNumber(count: number): number;
}

// Joined, because a text that is put together with + keeps all its pieces for as long as it lives.
const uuidOf = (hex: string): string => {
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
};

// One hash for all values of a thing, and none where the file gives them all: a lab of many instances spends much of
// its time here.
export const derived = (kind: string, name: string): Derived => {
  let digest: string | undefined;
  const digits = (from: number, to: number): string => {
    digest ??= createHash('sha256').update(`${kind}\0${name}`).digest('hex');
    return digest.slice(from, to);
  };
  const numberIn = (from: number, count: number) =>
    Number.parseInt(digits(from, from + 12), 16) % count;
  return {
    get uuid() {
      return uuidOf(digits(0, 32));
    },
    get hex() {
      return digits(0, 32);
    },
    number: (count) => numberIn(32, count),
    otherNumber: (count) => numberIn(48, count),
  };
};
