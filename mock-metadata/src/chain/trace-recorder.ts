import type { HttpRequest, Outcome } from '../message.ts';
import { rulesThatPointOnward } from '../neutron/hop.ts';
import type { Decision, HeaderChange, HopName, HopTrace, Lookup, Notes, Trace } from '../trace.ts';

/** What a hop is handed while it is watched. */
interface Watched extends Notes {
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

export const traceRecorder = (): TraceRecorder => {
  const visits: (HopTrace | undefined)[] = [];
  return {
    visit: async (hop, received, work) => {
      const place = visits.push(undefined) - 1;
      const changes: HeaderChange[] = [];
      const lookups: Lookup[] = [];
      const decisions: Decision[] = [];
      let forwarded: HttpRequest | undefined;
      const returned = await work({
        change: (change) => changes.push(change),
        lookup: (lookup) => lookups.push(lookup),
        decide: (decision) => decisions.push(decision),
        forward: (request) => {
          forwarded ??= request;
        },
      });
      visits[place] = {
        hop,
        received,
        changes,
        lookups,
        decisions,
        ...(forwarded === undefined ? {} : { forwarded }),
        returned,
      };
      return returned;
    },
    trace: (outcome) => {
      const hops = visits.filter((visit) => visit !== undefined);
      return { hops, outcome, decidedBy: decidedBy(hops) };
    },
  };
};

const order: readonly HopName[] = ['instance', 'namespace-proxy', 'metadata-agent', 'nova'];

/** The first hop, seen from the instance, that did not just carry on what the next one did. */
const decidedBy = (hops: readonly HopTrace[]): HopName => {
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
