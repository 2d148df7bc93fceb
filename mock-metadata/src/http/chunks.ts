/** A size in hex with its blanks and extensions is never longer, unless somebody is up to something. */
const mostLineBytes = 100;

/** A chunked body without its framing, once its last chunk is there. */
export const unchunked = (bytes: Buffer): Buffer | 'garbage' | 'incomplete' => {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const chunk = chunkAt(bytes, at);
    if (typeof chunk === 'string') return chunk;
    if (chunk.length === 0) return Buffer.concat(chunks);
    chunks.push(chunk.data);
    at = chunk.end;
  }
};

interface Chunk {
  readonly length: number;
  readonly data: Buffer;
  /** Where the next one begins. */
  readonly end: number;
}

const chunkAt = (bytes: Buffer, at: number): Chunk | 'garbage' | 'incomplete' => {
  const lineEnd = bytes.indexOf('\r\n', at);
  if (lineEnd < 0) return bytes.length - at > mostLineBytes ? 'garbage' : 'incomplete';
  const line = bytes.toString('latin1', at, lineEnd);
  const [, size] = /^([\da-f]{1,8})[ \t]*(?:;.*)?$/i.exec(line) ?? [];
  if (size === undefined) return 'garbage';
  const [begin, length] = [lineEnd + 2, Number.parseInt(size, 16)];
  const end = begin + length + 2;
  if (bytes.length < end && length > 0) return 'incomplete';
  return { length, data: bytes.subarray(begin, begin + length), end };
};
