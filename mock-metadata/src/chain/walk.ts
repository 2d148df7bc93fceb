import type { HttpRequest, Outcome } from '../message.ts';
import type { Step } from '../neutron/hop.ts';
import type { Notes } from '../trace.ts';

/** A hop of a chain; it may have to wait for the world (Nova does, for vendor data). */
export interface ChainHop {
  (request: HttpRequest, notes?: Notes): Step | Promise<Step>;
  /** The same for one request that comes again and again. Absent = it has to be asked each time. */
  readonly again?: (request: HttpRequest) => () => Step | Promise<Step>;
}

/** A hop that counts nothing and remembers nothing, so that the same request gets the same step. */
export const steady = (hop: (request: HttpRequest, notes?: Notes) => Step): ChainHop => {
  const again = (request: HttpRequest) => {
    const step = hop(request);
    return () => step;
  };
  return Object.assign((request: HttpRequest, notes?: Notes) => hop(request, notes), { again });
};

/** Whoever answers what a hop passes on. */
export type Next = (request: HttpRequest) => Outcome | Promise<Outcome>;

/**
 * Hops put behind one another. Waits only where one of them does, so that a cached document goes
 * through the whole chain without a single turn of the event loop.
 */
export const joined = (hops: readonly ChainHop[]): Next =>
  hops.reduceRight<Next>((next, hop) => (request) => outcomeOf(hop(request), next), endOfTheWay);

/**
 * The way of one request that comes again and again: what steady hops make of it on the way down is
 * worked out once, up to the first that has to be asked each time.
 */
export const joinedAgain = (
  hops: readonly ChainHop[],
  request: HttpRequest,
): (() => Outcome | Promise<Outcome>) => {
  const [hop, ...rest] = hops;
  const again = hop?.again?.(request);
  if (again === undefined) {
    const whole = joined(hops);
    return () => whole(request);
  }
  const next = joined(rest);
  let known: { readonly step: Step; readonly ask: () => Outcome | Promise<Outcome> } | undefined;
  return () => {
    const step = again();
    if (step instanceof Promise || step.kind === 'return') return outcomeOf(step, next);
    if (known?.step !== step) known = { step, ask: joinedAgain(rest, step.request) };
    const outcome = known.ask();
    return outcome instanceof Promise
      ? outcome.then((settled) => outcomeOf(step.up(settled), next))
      : outcomeOf(step.up(outcome), next);
  };
};

/** Nova is the last hop of every chain and passes nothing on. */
const endOfTheWay: Next = () => ({ kind: 'refused' });

const outcomeOf = (first: Step | Promise<Step>, next: Next): Outcome | Promise<Outcome> => {
  if (first instanceof Promise) return first.then((step) => outcomeOf(step, next));
  let step = first;
  while (step.kind === 'forward') {
    const outcome = next(step.request);
    if (outcome instanceof Promise) {
      const { up } = step;
      return outcome.then((settled) => outcomeOf(up(settled), next));
    }
    step = step.up(outcome);
  }
  return step.outcome;
};
