import { timingSafeEqual } from 'node:crypto';

/** How a signature compares with the expected one. */
export type SignatureCheck = 'match' | 'mismatch' | 'not-ascii';

/**
 * Compares as Python's hmac.compare_digest does two texts: in constant time, whatever their length,
 * and refusing (there with a TypeError) what is not ASCII.
 */
export const signatureCheck = (expected: string, given: string): SignatureCheck => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked for
  if (!/^[\x00-\x7f]*$/.test(given)) return 'not-ascii';
  const right = Buffer.from(expected, 'latin1');
  const left = Buffer.from(given, 'latin1');
  // Of another length, it is compared all the same, so that the time tells nothing.
  const comparable = left.length === right.length ? left : right;
  return timingSafeEqual(comparable, right) && left.length === right.length ? 'match' : 'mismatch';
};
