/** What Python's strict UTF-8 decoder makes of bytes: a text, or the text of its UnicodeDecodeError. */
export type Decoded =
  | { readonly text: string }
  | { readonly text: undefined; readonly problem: string };

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const decodedUtf8 = (bytes: Uint8Array): Decoded => {
  try {
    return { text: strict.decode(bytes) };
  } catch {
    return { text: undefined, problem: decodeProblem(bytes) };
  }
};

const decodeProblem = (bytes: Uint8Array): string => {
  let at = 0;
  while (at < bytes.length) {
    const end = endOfSequence(bytes, at);
    if (typeof end === 'string') return problemText(bytes, at, end);
    at = end;
  }
  return "'utf-8' codec can't decode the bytes";
};

const problemText = (bytes: Uint8Array, at: number, why: string): string => {
  const byte = (bytes[at] ?? 0).toString(16).padStart(2, '0');
  return `'utf-8' codec can't decode byte 0x${byte} in position ${at}: ${why}`;
};

// Lowest and highest first continuation byte where the lead byte narrows it (RFC 3629).
const narrowed: Readonly<Record<number, readonly [number, number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
};

/** Where the sequence at `at` ends, or why it is none. */
const endOfSequence = (bytes: Uint8Array, at: number): number | string => {
  const lead = bytes[at] ?? 0;
  const length = lengthByLead(lead);
  if (length === undefined) return 'invalid start byte';
  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next];
    if (byte === undefined) return 'unexpected end of data';
    const [low, high] = (next === 1 ? narrowed[lead] : undefined) ?? [0x80, 0xbf];
    if (byte < low || byte > high) return 'invalid continuation byte';
  }
  return at + length;
};

const lengthByLead = (lead: number): number | undefined => {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return undefined;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
};

/** The bytes behind a text that carries one byte a character, as headers and WSGI paths do. */
export const latin1Bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

// What Python strips, of the characters a header can carry.
const blanks = ' \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0';

/** What Python's int() reads in a header's text; undefined where it would raise ValueError. */
export const pythonInt = (text: string): number | undefined => {
  const stripped = stripBlanks(text);
  return /^[+-]?\d+(?:_\d+)*$/.test(stripped) ? Number(stripped.replaceAll('_', '')) : undefined;
};

const stripBlanks = (text: string): string => {
  let begin = 0;
  let end = text.length;
  while (begin < end && blanks.includes(text.charAt(begin))) begin++;
  while (end > begin && blanks.includes(text.charAt(end - 1))) end--;
  return text.slice(begin, end);
};

/** Python's repr() of a text, near enough for a message: quotes and what does not print. */
export const pythonRepr = (text: string): string => {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what repr() escapes
    .replace(/[\x00-\x1f\x7f-\xa0]/g, (char) => escaped(char));
  return quote + body + quote;
};

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (char: string): string =>
  shortEscapes[char] ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;

/** Orders texts as Python does, by code point. */
export const byCodePoint = (a: string, b: string): number => {
  if (a === b) return 0;
  const left = Array.from(a, (char) => char.codePointAt(0) ?? 0);
  const right = Array.from(b, (char) => char.codePointAt(0) ?? 0);
  for (const [index, code] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (code !== other) return code - other;
  }
  return -1;
};
