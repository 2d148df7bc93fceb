import type { HttpRequest, Outcome } from '../message.ts';
import type { HopName } from '../trace.ts';
import { noteGivenUp } from './chain-notes.ts';
import { type Faults, withFault } from './faults/fault.ts';
import type { TraceRecorder, Watched } from './trace-recorder.ts';
import type { ChainHop } from './walk.ts';
import type { ChainWorld } from './world.ts';

/** One hop on the way, ready to work. */
export interface Station {
  readonly name: HopName;
  readonly hop: ChainHop;
  /** How long it waits for the next one; undefined = for ever. */
  readonly timeoutMs: number | undefined;
  readonly readsWholeAnswers: boolean;
  /** Whom it sees at the other end when somebody asks it: the instance, nobody, or who really asks. */
  readonly peer: 'instance' | 'none' | 'as-given';
}

export interface PassageSetting {
  readonly stations: readonly Station[];
  readonly request: HttpRequest;
  readonly faults: Faults;
  readonly world: ChainWorld;
  /** Absent where nobody looks on. */
  readonly recorder?: TraceRecorder;
}

/**
 * One request's way through the stations with everything that makes it slower than `joined`:
 * somebody looks on, or hops misbehave. Gives what comes back from the first station.
 *
 * Time counts where a fault takes some: whoever waits for a hop gives up after its own time-out,
 * and the first to give up ends it for all behind.
 */
export const passage = (setting: PassageSetting): Promise<Outcome> => {
  const { stations, request, faults, world, recorder } = setting;
  let spentMs = 0;

  const pauseUntil =
    (limitMs: number) =>
    async (ms: number): Promise<boolean> => {
      const isInTime = spentMs + ms < limitMs;
      const waitMs = isInTime ? ms : limitMs - spentMs;
      await world.pause(waitMs);
      spentMs += waitMs;
      return isInTime;
    };

  /** `limitMs`: when the first of those in front gives up, counted as `spentMs` is. */
  const visit = (place: number, received: HttpRequest, limitMs: number): Promise<Outcome> => {
    const station = stations[place];
    if (station === undefined) return Promise.resolve({ kind: 'refused' });
    const work = (watched?: Watched) => reach(station, place, received, limitMs, watched);
    return recorder === undefined ? work() : recorder.visit(station.name, received, work);
  };

  const reach = async (
    station: Station,
    place: number,
    received: HttpRequest,
    limitMs: number,
    watched?: Watched,
  ): Promise<Outcome> => {
    const work = () => worked(station, place, received, limitMs, watched);
    const fault = faults.met(station.name);
    if (fault === undefined) return work();
    return withFault(fault, {
      name: station.name,
      request: received,
      isReadWhole: stations[place - 1]?.readsWholeAnswers ?? false,
      notes: watched,
      work,
      pause: pauseUntil(limitMs),
    });
  };

  const worked = async (
    { hop, timeoutMs = Number.POSITIVE_INFINITY }: Station,
    place: number,
    received: HttpRequest,
    limitMs: number,
    watched?: Watched,
  ): Promise<Outcome> => {
    let step = await hop(received, watched);
    while (step.kind === 'forward') {
      watched?.forward(step.request);
      const ownLimitMs = spentMs + timeoutMs;
      const outcome = await visit(place + 1, step.request, Math.min(limitMs, ownLimitMs));
      if (spentMs >= limitMs) {
        if (watched) noteGivenUp(watched);
        return { kind: 'timeout' };
      }
      step = step.up(spentMs >= ownLimitMs ? { kind: 'timeout' } : outcome);
    }
    return step.outcome;
  };

  return visit(0, request, Number.POSITIVE_INFINITY);
};
