import { once } from 'node:events';
import { createServer } from 'node:net';
import { MockError } from '../errors.ts';
import type { Release } from '../lab/model.ts';
import type { Answering } from './answering.ts';
import type { GuardMode } from './guard.ts';
import { type Listener, listening } from './listener.ts';
import {
  closable,
  guardedAnswering,
  type MetadataServer,
  metadataServer,
} from './metadata-server.ts';
import { packetServer } from './packet-server.ts';
import { addressText, type SocketAddress } from './socket-address.ts';
import { freedPlace, privateMode, setMode } from './socket-file.ts';

/** A hop that listens until it is closed. */
export interface HopListener {
  /** Where, as a neighbour is told: a port that was chosen stands in it. */
  readonly address: SocketAddress;
  close(): Promise<void>;
}

export interface HopListenerOptions {
  readonly address: SocketAddress;
  readonly answering: Answering;
  /**
   * How the next connection is read; an edit of the lab can change it. `packets`: like the metadata
   * agent since 2025.1, which reads its socket by itself.
   */
  reads(): 'http' | 'packets';
  /** For a TCP port; a socket file or pipe, which no browser reaches, has none. */
  readonly guard: GuardMode;
  /** Who may connect to a socket file; 0600 unless given. */
  readonly mode?: number;
}

/** Begins to listen for one hop. Rejects with a MockError where that cannot be; nothing listens then. */
export const openHopListener = async (options: HopListenerOptions): Promise<HopListener> => {
  const { address } = options;
  const server = await serverFor(options);
  if (address.kind !== 'tcp') return atPath(address, server, options.mode ?? privateMode);
  const listener = await listening(address, server);
  if (listener instanceof MockError) throw listener;
  return { address: toldAddress(listener), close: listener.close };
};

/** Where a neighbour finds a listener. */
export const toldAddress = ({ url, port }: Pick<Listener, 'url' | 'port'>): SocketAddress => ({
  kind: 'tcp',
  host: new URL(url).hostname.replace(/^\[|\]$/g, ''),
  port,
});

const serverFor = async ({
  address,
  answering,
  reads,
  guard,
}: HopListenerOptions): Promise<MetadataServer> => {
  const [host, mode] = address.kind === 'tcp' ? [address.host, guard] : ['', 'none' as const];
  const http = await metadataServer(host, answering, mode);
  const packets = packetServer(guardedAnswering(host, answering, mode));
  const both = closable(
    createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      (reads() === 'packets' ? packets : http.listener).emit('connection', socket),
    ),
  );
  return {
    listener: both.listener,
    close: async () => {
      await Promise.all([both.close(), http.close()]);
    },
  };
};

/** How neutron-metadata-agent of a release reads its socket. */
export const agentReads = (release: Release): 'http' | 'packets' =>
  release === 'zed' ? 'http' : 'packets';

const atPath = async (
  address: Extract<SocketAddress, { readonly path: string }>,
  { listener, close }: MetadataServer,
  mode: number,
): Promise<HopListener> => {
  const { kind, path } = address;
  try {
    if (kind === 'unix' && Buffer.byteLength(path) > mostPathBytes) throw tooLong(path);
    const place = kind === 'unix' ? await freedPlace(path) : 'free';
    if (place !== 'free') throw taken(path, place);
    listener.listen(path);
    if (kind === 'unix' && listener.listening) setMode(path, mode);
    await once(listener, 'listening');
  } catch (error) {
    await close();
    throw error instanceof MockError ? error : unusable(address, error);
  }
  return { address, close };
};

/** What sun_path holds; Node would make a socket of the path's beginning. */
const mostPathBytes = process.platform === 'linux' ? 107 : 103;

const tooLong = (path: string): MockError =>
  new MockError(
    'socket-unavailable',
    `The path of a socket has at most ${mostPathBytes} bytes, and ${path} has ${Buffer.byteLength(path)}.`,
  );

const taken = (path: string, place: 'alive' | 'not-a-socket'): MockError =>
  place === 'alive'
    ? new MockError('socket-taken', `Another program listens on ${path}.`)
    : new MockError('socket-unavailable', `${path} is there already, and it is no socket.`);

const unusable = (address: SocketAddress, cause: unknown): MockError => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const why =
    code === 'ENOENT' || code === 'EACCES'
      ? 'its folder is missing, or this user may not write to it'
      : 'the system refuses it';
  return new MockError(
    'socket-unavailable',
    `Cannot listen on ${addressText(address)}: ${why} (${code}).`,
    { cause },
  );
};
