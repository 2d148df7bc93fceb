import { createHash } from 'node:crypto';
import type { ChainWorld } from '../chain/chain.ts';
import type { NovaWorld } from '../nova/metadata-api.ts';

/** The world of one run: a clock that only the scenario moves, randomness that repeats, and no network. */
export type ScenarioWorld = NovaWorld & ChainWorld;

/** A world whose clock begins at `startMs`. Whoever asks a vendor data service in it meets nobody. */
export const scenarioWorld = (startMs: number, readFile: NovaWorld['readFile']): ScenarioWorld => {
  let nowMs = startMs;
  let drawn = 0;
  return {
    now: () => nowMs,
    pause: async (ms) => {
      nowMs += ms;
    },
    random: (bytes) => {
      drawn += 1;
      return createHash('shake256', { outputLength: bytes }).update(`scenario ${drawn}`).digest();
    },
    readFile,
    post: async () => ({ kind: 'refused' }),
    warn: () => undefined,
  };
};
