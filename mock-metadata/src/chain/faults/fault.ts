import type { Fault, SteadyFault } from '../../lab/fault.ts';
import type { Outcome } from '../../message.ts';
import type { HopName } from '../../trace.ts';
import { away } from './away.ts';
import { closed } from './closed.ts';
import { contentType } from './content-type.ts';
import { delay } from './delay.ts';
import type { FaultBehaviour, FaultyHop } from './faulty-hop.ts';
import { flapping } from './flapping.ts';
import { reset } from './reset.ts';
import { slowBody } from './slow-body.ts';
import { status } from './status.ts';
import { truncatedBody } from './truncated-body.ts';

export type { Fault, SteadyFault } from '../../lab/fault.ts';
export type { FaultyHop } from './faulty-hop.ts';

/** Which hops of a chain misbehave now, and how. */
export interface Faults {
  at(hop: HopName): Fault | undefined;
  /** Takes effect with the next request; undefined = the hop is well again. */
  set(hop: HopName, fault: Fault | undefined): void;
  clear(): void;
  readonly all: ReadonlyMap<HopName, Fault>;
  /** What the request that comes to a hop now meets there; a flapping hop counts it. */
  met(hop: HopName): SteadyFault | undefined;
}

export const faultsOf = (first: ReadonlyMap<HopName, Fault>): Faults => {
  const all = new Map<HopName, Fault>();
  const meetings = new Map<HopName, () => SteadyFault | undefined>();
  const set = (hop: HopName, fault: Fault | undefined): void => {
    all.delete(hop);
    meetings.delete(hop);
    if (fault === undefined) return;
    all.set(hop, fault);
    meetings.set(hop, fault.kind === 'flapping' ? flapping(fault) : () => fault);
  };
  for (const [hop, fault] of first) set(hop, fault);
  return {
    all,
    at: (hop) => all.get(hop),
    set,
    clear: () => {
      all.clear();
      meetings.clear();
    },
    met: (hop) => meetings.get(hop)?.(),
  };
};

type Behaviours = {
  readonly [Kind in SteadyFault['kind']]: FaultBehaviour<Extract<SteadyFault, { kind: Kind }>>;
};

const behaviours: Behaviours = {
  status,
  delay,
  'slow-body': slowBody,
  'truncated-body': truncatedBody,
  reset,
  closed,
  away,
  'content-type': contentType,
};

/**
 * What a hop with a fault gives back for a request. Behind real sockets `isReadWhole` is false and
 * `pause` a plain wait: who is in front gives up by itself.
 */
export const withFault = async (fault: SteadyFault, at: FaultyHop): Promise<Outcome> => {
  const behave = behaviours[fault.kind] as FaultBehaviour<SteadyFault>;
  return behave(fault, at);
};
