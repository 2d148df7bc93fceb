import { once } from 'node:events';
import { isIP } from 'node:net';
import { MockError, type MockErrorCode } from '../errors.ts';
import type { Answering } from './answering.ts';
import { bracketed, type GuardMode } from './guard.ts';
import { type MetadataServer, metadataServer } from './metadata-server.ts';

/** Where to listen; port 0 = any free one. */
export interface ListenAt {
  readonly host: string;
  readonly port: number;
}

/** What to do when another program has the port. */
export type PortTaken = 'fail' | 'next';

/** A listener that answers until it is closed. */
export interface Listener extends ListenAt {
  /** `http://host:port`, with a host that a client on this machine can use. */
  readonly url: string;
  /** Ends open connections too. */
  close(): Promise<void>;
}

const maxPortsTried = 100;

/** Begins to listen. Rejects with a MockError where that cannot be; nothing listens then. */
export const openListener = async (
  at: ListenAt,
  portTaken: PortTaken,
  answering: Answering,
  guard: GuardMode = 'strict',
): Promise<Listener> => {
  for (let port = at.port; ; port++) {
    const listener = await listenerAt({ host: at.host, port }, answering, guard);
    if (!(listener instanceof MockError)) {
      if (port !== at.port) {
        answering.log(`Port ${at.port} on ${at.host} is taken: using ${port}.`);
      }
      return listener;
    }
    const isLast = port === 65535 || port - at.port === maxPortsTried;
    if (listener.code !== 'port-taken' || portTaken === 'fail' || isLast) throw listener;
  }
};

const listenerAt = async (
  at: ListenAt,
  answering: Answering,
  guard: GuardMode,
): Promise<Listener | MockError> => listening(at, await metadataServer(at.host, answering, guard));

/** Lets a server listen on a port; it is closed where it cannot. */
export const listening = async (
  at: ListenAt,
  server: MetadataServer,
): Promise<Listener | MockError> => {
  if (at.host === '') {
    // Node would listen on every address of the machine.
    await server.close();
    return new MockError('address-unavailable', 'The address to listen on is empty.');
  }
  try {
    server.listener.listen(at);
    await once(server.listener, 'listening');
  } catch (error) {
    await server.close();
    return listenError(at, error);
  }
  const address = server.listener.address();
  const port = typeof address === 'object' && address !== null ? address.port : at.port;
  const url = `http://${bracketed(reachable(at.host))}${port === 80 ? '' : `:${port}`}`;
  return { host: at.host, port, url, close: server.close };
};

const reachable = (host: string): string => {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
};

// Only what happened: what to do about it differs between the command, the editor and the lab file.
const listenError = ({ host, port }: ListenAt, cause: unknown): MockError => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new MockError('port-taken', `Port ${port} on ${host} is taken by another program.`, {
        cause,
      });
    case 'EACCES':
      return new MockError(
        'port-forbidden',
        `Port ${port} on ${host} needs more rights than this user has.`,
        { cause },
      );
    default:
      return new MockError(
        'address-unavailable',
        `Cannot listen on ${host}: ${isIP(host) === 0 ? 'no such host name' : 'not an address of this machine'} (${String(code)}).`,
        { cause },
      );
  }
};

/** What to do where the main listener could not open. */
export const mainAdvice: Readonly<Record<MockErrorCode, string>> = {
  'lab-invalid': 'Repair the lab file.',
  'port-taken': 'Choose another port, or port 0 for any free one.',
  'port-forbidden': 'Choose a port from 1024 up, or run it as root.',
  'socket-taken': 'Choose another path, or end that program first.',
  'socket-unavailable': 'Choose another path.',
  'hop-unavailable': 'Choose another hop, instance or topology.',
  'address-unavailable': 'Use 127.0.0.1, or give the address to a network interface first.',
};

/** The same error with another message. */
export const withMessage = (error: MockError, message: string, instanceName?: string): MockError =>
  new MockError(error.code, message, {
    cause: error.cause,
    ...(instanceName !== undefined && { instanceName }),
  });

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

/** A warning about a host that others can reach, or undefined where nobody can. */
export const exposure = (host: string): string | undefined =>
  isLoopback(host) || host === '169.254.169.254'
    ? undefined
    : `Warning: listening on ${host}, so everyone who can reach this machine can read the user-data, keys and passwords of this lab. Use 127.0.0.1 unless that is wanted.`;
