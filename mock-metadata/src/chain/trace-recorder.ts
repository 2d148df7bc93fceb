import type { HttpRequest, Outcome } from '../message.ts';
import { rulesThatPointOnward } from '../neutron/hop.ts';
import type { Decision, HeaderChange, HopName, HopTrace, Lookup, Notes, Trace } from '../trace.ts';

/** What a hop is handed while it is watched. */
export interface Watched extends Notes {
  /** The hop passes a request on; the first one is kept. */
  forward(request: HttpRequest): void;
}

/** Writes down one exchange; hops stand in the trace in the order in which they were reached. */
export interface TraceRecorder {
  visit(
    hop: HopName,
    received: HttpRequest,
    work: (watched: Watched) => Promise<Outcome>,
  ): Promise<Outcome>;
  /** The trace, once the outermost visit has ended. */
  trace(outcome: Outcome): Trace;
}

/** A recorder for a chain of these hops, begun now by this clock. */
export const traceRecorder = (order: readonly HopName[], now: () => number): TraceRecorder => {
  const visits: (HopTrace | undefined)[] = [];
  const beganMs = now();
  return {
    visit: async (hop, received, work) => {
      const place = visits.push(undefined) - 1;
      const { watched, seen } = watching();
      const cameMs = now();
      const returned = await work(watched);
      const times = timesOf(cameMs - beganMs, now() - cameMs);
      visits[place] = { hop, received, ...seen(), returned, ...times };
      return returned;
    },
    trace: (outcome) => {
      const hops = visits.filter((visit) => visit !== undefined);
      return { way: order, hops, outcome, decidedBy: decidedBy(hops, order) };
    },
  };
};

const watching = () => {
  const changes: HeaderChange[] = [];
  const lookups: Lookup[] = [];
  const decisions: Decision[] = [];
  let forwarded: HttpRequest | undefined;
  const watched: Watched = {
    change: (change) => changes.push(change),
    lookup: (lookup) => lookups.push(lookup),
    decide: (decision) => decisions.push(decision),
    forward: (request) => {
      forwarded ??= request;
    },
  };
  const seen = () => ({
    changes,
    lookups,
    decisions,
    ...(forwarded === undefined ? {} : { forwarded }),
  });
  return { watched, seen };
};

const timesOf = (afterMs: number, tookMs: number): Pick<HopTrace, 'afterMs' | 'tookMs'> => ({
  ...(afterMs === 0 ? {} : { afterMs }),
  ...(tookMs === 0 ? {} : { tookMs }),
});

/** The first hop, seen from the instance, that did not just carry on what the next one did. */
const decidedBy = (hops: readonly HopTrace[], order: readonly HopName[]): HopName => {
  const [first] = hops;
  const way = order.slice(order.indexOf(first?.hop ?? 'instance'));
  const decider = way.find((name) => {
    const last = hops.findLast(({ hop }) => hop === name)?.decisions.at(-1);
    return last !== undefined && last.kind !== 'forward' && !rulesThatPointOnward.has(last.rule);
  });
  return decider ?? lastReached(hops, way);
};

/** Where nobody owns up: the hop after the last one that pointed onward, or the end of the way. */
const lastReached = (hops: readonly HopTrace[], way: readonly HopName[]): HopName => {
  const last = hops.at(-1);
  const isPointing = last?.decisions.at(-1) !== undefined && last.hop !== 'nova';
  const place = way.indexOf(last?.hop ?? 'instance') + (isPointing ? 1 : 0);
  return way[place] ?? 'nova';
};
