import type { ChainHop, Faults } from '../chain/chain.ts';
import { withFault } from '../chain/faults/fault.ts';
import { systemClock } from '../chain/world.ts';
import type { HttpRequest, Outcome } from '../message.ts';
import type { HopName } from '../trace.ts';
import type { Neighbour } from './neighbour.ts';

/** A hop that stands alone, with sockets on both sides. */
export interface StandingHop {
  readonly name: HopName;
  readonly hop: ChainHop;
  /** How long it waits for the next one, in milliseconds; undefined = for ever. */
  readonly timeoutMs: number | undefined;
  readonly faults: Faults;
  /** Undefined = nobody stands behind it (Nova). */
  readonly next: Neighbour | undefined;
}

/** What a hop that stands alone gives back for a request; its own faults count, those of others are theirs. */
export const outcomeAt = async (standing: StandingHop, request: HttpRequest): Promise<Outcome> => {
  const { name, faults } = standing;
  const work = () => worked(standing, request);
  const fault = faults.met(name);
  if (fault === undefined) return work();
  const pause = async (ms: number) => {
    await systemClock.pause(ms);
    return true;
  };
  return withFault(fault, { name, request, isReadWhole: false, work, pause });
};

const worked = async (
  { hop, next, timeoutMs }: StandingHop,
  request: HttpRequest,
): Promise<Outcome> => {
  let step = await hop(request);
  while (step.kind === 'forward') {
    const outcome: Outcome =
      next === undefined ? { kind: 'refused' } : await next(step.request, timeoutMs);
    step = step.up(outcome);
  }
  return step.outcome;
};
