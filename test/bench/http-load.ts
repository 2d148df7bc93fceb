import { connect, type Socket } from 'node:net';

/** A service under load on loopback. */
export interface Target {
  readonly port: number;
  readonly path: string;
}

export interface LoadOptions extends Target {
  readonly connections: number;
  readonly forMs: number;
}

export interface LoadFigures {
  readonly perSecond: number;
  /** Half of the answers took no longer, in microseconds. */
  readonly p50Us: number;
}

const requestFor = ({ port, path }: Target): Buffer =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: */*\r\n\r\n`);

const connected = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });

/** The first answer of a service: its head and body, and how many bytes they take together. */
export const firstAnswer = async (target: Target) => {
  const socket = await connected(target.port);
  socket.write(requestFor(target));
  let bytes = Buffer.alloc(0);
  for await (const piece of socket) {
    bytes = Buffer.concat([bytes, piece]);
    const end = bytes.indexOf('\r\n\r\n') + 4;
    const head = bytes.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1]);
    if (end > 3 && bytes.length >= end + length) {
      return { head, body: bytes.subarray(end), bytes: end + length };
    }
  }
  throw new Error(`The service ended the connection: ${bytes.toString('latin1')}`);
};

/** Counts bytes of answers that are all as long as the first; throws where one is no 2xx or another length. */
const answerCounter = (answerBytes: number): ((piece: Buffer) => boolean) => {
  let missing = answerBytes;
  return (piece) => {
    // The first digit of the status.
    if (missing === answerBytes && piece[9] !== 0x32) {
      throw new Error(`No 2xx: ${piece.toString('latin1', 0, 200)}`);
    }
    missing -= piece.length;
    if (missing > 0) return false;
    if (missing < 0) throw new Error('The answers differ in length.');
    missing = answerBytes;
    return true;
  };
};

/** Asks again on one connection as soon as an answer is in, until it is time; how long each took. */
const asking = async (
  request: Buffer,
  { port, forMs }: LoadOptions,
  answerBytes: number,
): Promise<readonly number[]> => {
  const socket = await connected(port);
  const isWhole = answerCounter(answerBytes);
  const tookMs: number[] = [];
  const endMs = performance.now() + forMs;
  let askedMs = performance.now();
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('The service ended the connection.')));
    const next = (): void => {
      const nowMs = performance.now();
      tookMs.push(nowMs - askedMs);
      askedMs = nowMs;
      if (nowMs < endMs) {
        socket.write(request);
        return;
      }
      resolve(tookMs);
      socket.destroy();
    };
    socket.on('data', (piece) => {
      try {
        if (isWhole(piece)) next();
      } catch (error) {
        reject(error);
        socket.destroy();
      }
    });
    socket.write(request);
  });
};

/** Keeps so many connections busy, each with one request at a time. Every answer must be 2xx and as long as the first. */
export const loadOn = async (options: LoadOptions): Promise<LoadFigures> => {
  const { bytes } = await firstAnswer(options);
  const request = requestFor(options);
  const beginMs = performance.now();
  const all = await Promise.all(
    Array.from({ length: options.connections }, () => asking(request, options, bytes)),
  );
  const elapsedMs = performance.now() - beginMs;
  const tookMs = all.flat().sort((one, other) => one - other);
  return {
    perSecond: (tookMs.length / elapsedMs) * 1000,
    p50Us: (tookMs[Math.floor(tookMs.length / 2)] ?? 0) * 1000,
  };
};
