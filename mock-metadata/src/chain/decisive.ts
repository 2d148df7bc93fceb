import type { Decision, Trace } from '../trace.ts';

/** What the hop that decided says of it, in order; the hop before it, where that one was never reached. */
export const decisionsOf = ({ hops, decidedBy }: Trace): readonly Decision[] =>
  (hops.findLast(({ hop }) => hop === decidedBy) ?? hops.at(-1))?.decisions ?? [];

/** The decision that made the answer what it is; undefined where nobody gives a reason. */
export const decisive = (trace: Trace): Decision | undefined => decisionsOf(trace).at(-1);
