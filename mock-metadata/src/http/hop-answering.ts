import type { Chain } from '../chain/chain.ts';
import { topologyPlans } from '../chain/topologies.ts';
import type { Instance, Lab } from '../lab/model.ts';
import type { HttpRequest, Outcome } from '../message.ts';
import type { HopName } from '../trace.ts';
import type { Answering } from './answering.ts';
import type { Generation } from './lab-generation.ts';
import type { Neighbour } from './neighbour.ts';
import { outcomeAt } from './standing-hop.ts';

/** What a hop that stands alone knows of the world. */
export interface HopSurroundings {
  /** The one that counts now. */
  generation(): Generation;
  /** Whose requests come to a proxy; undefined for hops that serve all. */
  instanceIn(generation: Generation): Instance | undefined;
  /** Undefined = nobody stands behind it. */
  readonly next: Neighbour | undefined;
  log(line: string): void;
}

/** Answers what comes to one hop of a lab that stands alone between sockets. */
export const hopAnswering = (name: HopName, surroundings: HopSurroundings): Answering => ({
  askedBy: name === 'metadata-agent' || name === 'nova' ? 'proxies' : 'clients',
  log: surroundings.log,
  refusal: () => undefined,
  release: () => surroundings.generation().lab.release,
  answer: (request) => {
    const generation = surroundings.generation();
    const instance = surroundings.instanceIn(generation);
    return askHop(generation.chain, name, instance, request, surroundings.next);
  },
});

/**
 * Puts a request to one hop, as whoever stands in front of it would. A proxy sees the address that
 * the instance has in its network, whoever plays the instance here.
 */
export const askHop = async (
  chain: Chain,
  name: HopName,
  instance: Instance | undefined,
  request: HttpRequest,
  next: Neighbour | undefined,
): Promise<Outcome> => {
  const hop = chain.hopOf(instance, name);
  if (hop === undefined) return { kind: 'closed' };
  const way = instance && chain.reach(instance);
  const seen = way?.kind === 'reachable' ? { ...request, peer: way.address } : request;
  const timeoutMs = timeoutMsOf(chain.lab, name);
  return outcomeAt({ name, hop, timeoutMs, faults: chain.faults, next }, seen);
};

/** How long a hop waits for the next one, in milliseconds; undefined = for ever. */
const timeoutMsOf = ({ topology, release }: Lab, hop: HopName): number | undefined =>
  topologyPlans[topology].hops.find(({ name }) => name === hop)?.timeoutMs(release);
