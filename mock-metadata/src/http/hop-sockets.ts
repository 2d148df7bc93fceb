import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MockError } from '../errors.ts';
import type { Instance } from '../lab/model.ts';
import type { HttpRequest, Outcome } from '../message.ts';
import type { HopName } from '../trace.ts';
import type { GuardMode } from './guard.ts';
import { askHop, hopAnswering } from './hop-answering.ts';
import { agentReads, type HopListener, openHopListener } from './hop-listener.ts';
import type { Generation } from './lab-generation.ts';
import { neighbourAt } from './neighbour.ts';
import { addressText, type SocketAddress } from './socket-address.ts';

/** Where a hop listens that others can be put in front of or behind. */
export interface HopAddress {
  readonly hop: HopName;
  /** `unix:PATH` or `http://HOST:PORT`. */
  readonly address: string;
}

/** The hops behind the first one, each with a socket of its own. */
export interface HopSockets {
  /** Of the hops that the lab has now. */
  readonly addresses: readonly HopAddress[];
  /** An instance's request to the first hop, which reaches the others through their sockets. */
  ask(generation: Generation, instance: Instance, request: HttpRequest): Promise<Outcome>;
  close(): Promise<void>;
}

export interface HopSocketsOptions {
  /** Gets the agent's socket, `metadata_proxy`; made unless it is there. */
  readonly folder: string;
  /** Nova's port on 127.0.0.1; 0 = any free one. */
  readonly novaPort: number;
  readonly guard: GuardMode;
  generation(): Generation;
  log(line: string): void;
}

/** Opens the sockets of agent and Nova. Rejects with a MockError where one cannot be; then none is open. */
export const openHopSockets = async (options: HopSocketsOptions): Promise<HopSockets> => {
  const { folder, novaPort, guard, generation, log } = options;
  const common = { generation, instanceIn: () => undefined, log };
  const nova = await openHopListener({
    address: { kind: 'tcp', host: '127.0.0.1', port: novaPort },
    answering: hopAnswering('nova', { ...common, next: undefined }),
    reads: () => 'http',
    guard,
  });
  let agent: HopListener;
  try {
    makeFolder(folder);
    agent = await openHopListener({
      address: agentAddress(folder),
      answering: hopAnswering('metadata-agent', {
        ...common,
        next: neighbourAt(nova.address, { namesIt: true }),
      }),
      reads: () => agentReads(generation().lab.release),
      guard,
    });
  } catch (error) {
    await nova.close();
    throw error;
  }
  const toAgent = neighbourAt(agent.address);
  const toNova = neighbourAt(nova.address);
  const addresses: readonly HopAddress[] = [
    { hop: 'metadata-agent', address: addressText(agent.address) },
    { hop: 'nova', address: addressText(nova.address) },
  ];
  return {
    get addresses() {
      const { hops } = generation().chain;
      return addresses.filter(({ hop }) => hops.includes(hop));
    },
    ask: ({ chain }, instance, request) => {
      const [, first = 'nova', second] = chain.hops;
      const next = second === 'metadata-agent' ? toAgent : toNova;
      return chain.reach(instance).kind === 'reachable'
        ? askHop(chain, first, instance, request, first === 'nova' ? undefined : next)
        : Promise.resolve({ kind: 'refused' });
    },
    close: async () => {
      await Promise.all([agent.close(), nova.close()]);
    },
  };
};

const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new MockError('address-unavailable', `The folder ${folder} cannot be made.`, { cause });
  }
};

const agentAddress = (folder: string): SocketAddress =>
  process.platform === 'win32'
    ? { kind: 'pipe', path: `\\\\.\\pipe\\${basename(folder)}-metadata_proxy` }
    : { kind: 'unix', path: join(folder, 'metadata_proxy') };
