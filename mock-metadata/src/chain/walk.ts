import type { HttpRequest, Outcome } from '../message.ts';
import type { Hop, Step } from '../neutron/hop.ts';

/** Whoever answers what a hop passes on: the next hop, or the end of the way. */
export type Next = (request: HttpRequest) => Outcome | Promise<Outcome>;

/**
 * A hop with everything behind it. Waits only where something behind it does, so that a cached
 * document goes through the whole chain without a single turn of the event loop.
 */
export const joined =
  (hop: Hop, next: Next): Next =>
  (request) =>
    outcomeOf(hop(request), next);

const outcomeOf = (first: Step, next: Next): Outcome | Promise<Outcome> => {
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
