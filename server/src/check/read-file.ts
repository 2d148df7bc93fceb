import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import type { UnreadCode } from './report.ts';

/** No cloud takes so much user-data; what is larger is some other file. */
const mostBytes = 2 * 1024 * 1024;

/** What a file holds, or why it cannot be checked. */
export type Content = ReadText | Unreadable;

/** A file that was read. */
export interface ReadText {
  readonly text: string;
  /** The file as it is, before anything was unpacked. */
  readonly bytes: Uint8Array;
}

interface Unreadable {
  readonly code: UnreadCode;
  readonly message: string;
}

const unreadable = (code: UnreadCode, message: string): Unreadable => ({ code, message });

const tooLarge = unreadable(
  'too-large',
  `This is larger than ${mostBytes / 1024 / 1024} MiB, which no cloud takes as user-data, and was not checked. Is it the right file?`,
);

const byErrno: Readonly<Record<string, Unreadable>> = {
  ENOENT: unreadable('not-found', 'There is no such file. Check the name and the folder.'),
  ENOTDIR: unreadable('not-found', 'There is no such file. Check the name and the folder.'),
  EACCES: unreadable('no-access', 'You may not read this file. Change its permissions or owner.'),
  EPERM: unreadable('no-access', 'You may not read this file. Change its permissions or owner.'),
  EISDIR: unreadable('not-a-file', 'This is a folder. Name the files in it.'),
};

const failed = (error: unknown): Unreadable => {
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
  return (
    byErrno[code] ??
    unreadable('no-access', `This cannot be read (${message}). Try another copy of it.`)
  );
};

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

const isUtf16 = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const lineOfByte = (bytes: Uint8Array, at: number): number =>
  bytes.subarray(0, at).reduce((line, byte) => (byte === 0x0a ? line + 1 : line), 1);

const isRight = (bytes: Uint8Array): boolean => {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** The first line that is no UTF-8: a character never spans lines. */
const firstWrongLine = (bytes: Uint8Array): number => {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    if (!isRight(bytes.subarray(start, end < 0 ? bytes.length : end))) return line;
    start = end < 0 ? bytes.length : end + 1;
  }
  return line;
};

const decoded = (bytes: Uint8Array): string | Unreadable => {
  if (isUtf16(bytes)) {
    return unreadable('not-text', 'This is UTF-16, which cloud-init ignores. Save it as UTF-8.');
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    return unreadable(
      'not-text',
      `This is no text: there is a zero byte in line ${lineOfByte(bytes, zero)}. Is it the right file?`,
    );
  }
  if (isRight(bytes)) return decoder.decode(bytes);
  return unreadable(
    'not-text',
    `Line ${firstWrongLine(bytes)} holds bytes that are no UTF-8. Save it as UTF-8.`,
  );
};

const packedTwice = unreadable(
  'not-text',
  'This is packed with gzip twice. cloud-init unpacks it once and then ignores it. Compress it only once.',
);

const isGzip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x1f, 0x8b);

const unpacked = (bytes: Uint8Array): Uint8Array | Unreadable => {
  if (!isGzip(bytes)) return bytes;
  try {
    const plain = gunzipSync(bytes, { maxOutputLength: mostBytes });
    return isGzip(plain) ? packedTwice : plain;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge
      : unreadable('not-text', 'This begins like gzip but cannot be unpacked. Compress it again.');
  }
};

/** Bytes as a text; gzip is unpacked, as cloud-init does. */
export const contentOf = (bytes: Uint8Array): Content => {
  if (bytes.length > mostBytes) return tooLarge;
  const plain = unpacked(bytes);
  if ('code' in plain) return plain;
  const text = decoded(plain);
  return typeof text === 'string' ? { text, bytes } : text;
};

/** Reads a file. Never throws. */
export const readFile = (path: string): Content => {
  try {
    const file = openSync(path, 'r');
    try {
      // A pipe has no size; what comes out of it is counted afterwards.
      return fstatSync(file).size > mostBytes ? tooLarge : contentOf(readFileSync(file));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return failed(error);
  }
};

/** Reads a stream to its end, or to where it is too large. Never throws. */
export const readStream = async (stream: Readable): Promise<Content> => {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      byteCount += chunk.length;
      if (byteCount > mostBytes) return tooLarge;
    }
  } catch (error) {
    return failed(error);
  }
  return contentOf(Buffer.concat(chunks));
};
