import type { Instance, Lab, Port } from '../../lab/model.ts';
import type { PortIndex } from '../../neutron/port-lookup.ts';
import type { HopPlan } from '../hops/hop-plan.ts';
import type { AskingFrom, Reach, Way } from '../way.ts';

/** One way to put hops between an instance and Nova. */
export interface TopologyPlan {
  /** The hops after the instance and before Nova, in order. */
  readonly hops: readonly HopPlan[];
  /** Which address instances ask over IPv6 from: the metadata address is link-local, Nova's is not. */
  readonly ipv6From: 'link-local' | 'fixed-ip';
  /** What decides which port an instance asks from, in a few words. */
  readonly port: string;
  /** Where the request goes and why, as a sentence. */
  describe(way: Way, lab: Lab): string;
  /** How an instance gets to the first hop, or why it does not. */
  reach(asking: Asking): Reach;
}

/** An instance that wants to ask, with what it could ask from. */
export interface Asking {
  readonly lab: Lab;
  readonly instance: Instance;
  readonly index: PortIndex;
  readonly from: AskingFrom;
  /** Its ports with the address it would send from, in the lab's order; at least one. */
  readonly sources: readonly [Source, ...(readonly Source[])];
}

/** A port and the address an instance sends from on it. */
export interface Source {
  readonly port: Port;
  readonly address: string;
}
