const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const pad = 61;
const values: ReadonlyMap<number, number> = new Map(
  Array.from(alphabet, (char, value) => [char.charCodeAt(0), value]),
);

/** The bytes, or name and text of the exception that oslo.serialization makes of Python's. */
export type Base64Decoded = { readonly bytes: Uint8Array } | Undecodable;

interface Undecodable {
  readonly bytes: undefined;
  /** oslo turns Python's binascii.Error into a TypeError and lets its ValueError through. */
  readonly exceptionName: 'TypeError' | 'ValueError';
  readonly problem: string;
}

/**
 * Base64 as Python's b64decode reads it by default: characters outside the alphabet are skipped,
 * missing padding is an error. What follows complete padding is dropped by Python as Debian 12 has
 * it (`stop`) and read on by the one of Debian 13 (`on`, the fix of CVE-2026-3446).
 * Source: measured on Python 3.11.2-6+deb12u9 and 3.13.5-2+deb13u5.
 */
export const base64Decoded = (text: string, afterPadding: 'stop' | 'on'): Base64Decoded => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked for
  if (!/^[\x00-\x7f]*$/.test(text)) {
    return failed('string argument should contain only ASCII characters', 'ValueError');
  }
  const digits: number[] = [];
  let pads = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const value = values.get(code);
    if (value !== undefined) {
      digits.push(value);
      pads = 0;
    } else if (code === pad) {
      pads++;
      if (afterPadding === 'stop' && endsQuad(digits, pads)) break;
    }
  }
  return endsQuad(digits, pads) ? { bytes: bytesOf(digits) } : ended(digits);
};

// Padding counts only from the third place of a group of four.
const endsQuad = (digits: readonly number[], pads: number): boolean => {
  const place = digits.length % 4;
  return place >= 2 && place + pads >= 4;
};

const ended = (digits: readonly number[]): Base64Decoded => {
  const rest = digits.length % 4;
  if (rest === 0) return { bytes: bytesOf(digits) };
  if (rest > 1) return failed('Incorrect padding');
  return failed(
    `Invalid base64-encoded string: number of data characters (${digits.length}) ` +
      'cannot be 1 more than a multiple of 4',
  );
};

const failed = (
  problem: string,
  exceptionName: Undecodable['exceptionName'] = 'TypeError',
): Base64Decoded => ({ bytes: undefined, exceptionName, problem });

const bytesOf = (digits: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(Math.floor((digits.length * 6) / 8));
  for (let at = 0; at < bytes.length; at++) {
    const bit = at * 8;
    const first = Math.floor(bit / 6);
    const pair = ((digits[first] ?? 0) << 6) | (digits[first + 1] ?? 0);
    bytes[at] = pair >> (4 - (bit % 6));
  }
  return bytes;
};
