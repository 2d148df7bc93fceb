import { connect } from 'node:net';

/** What came back over one connection until it ended. */
export interface RawAnswer {
  /** Latin-1. */
  readonly text: string;
  /** How many pieces it arrived in. */
  readonly pieces: number;
  /** Whether the other end reset the connection instead of closing it. */
  readonly wasReset: boolean;
}

const laterMs = 50;

export interface RawOptions {
  readonly port: number;
  /** A socket file instead of host and port. */
  readonly path?: string;
  readonly host?: string;
  /** Address to connect from. */
  readonly localAddress?: string;
}

/**
 * Sends bytes (a string is Latin-1) and collects what comes back until the other end closes: no
 * HTTP library stands between a test and the wire. `later` goes in a packet of its own, once the
 * other end has had the time to read the first.
 */
export const rawAnswer = (
  { port, path, host = '127.0.0.1', localAddress }: RawOptions,
  bytes: string | Uint8Array,
  later?: string,
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const from = localAddress === undefined ? {} : { localAddress };
    const socket = connect(path === undefined ? { port, host, ...from } : { path });
    const received: Buffer[] = [];
    let wasReset = false;
    socket.on('data', (piece) => received.push(piece));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      wasReset = error.code === 'ECONNRESET' || error.code === 'EPIPE';
      if (!wasReset) reject(error);
    });
    socket.on('close', () => {
      const text = Buffer.concat(received).toString('latin1');
      resolve({ text, pieces: received.length, wasReset });
    });
    socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, () => {
      if (later !== undefined) setTimeout(() => socket.write(later, 'latin1'), laterMs);
    });
  });

/** The bytes of a request that ends its connection; `lines` are header lines after Host. */
export const requestText = (
  target: string,
  {
    method = 'GET',
    host = '169.254.169.254',
    lines = [],
    body = '',
    version = 'HTTP/1.1',
  }: {
    readonly method?: string;
    readonly host?: string;
    readonly lines?: readonly string[];
    readonly body?: string;
    readonly version?: string;
  } = {},
): string =>
  [`${method} ${target} ${version}`, `Host: ${host}`, ...lines, 'Connection: close', '', body].join(
    '\r\n',
  );

/** The status of an answer; 0 where there is none. */
export const statusOf = ({ text }: RawAnswer): number =>
  Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
