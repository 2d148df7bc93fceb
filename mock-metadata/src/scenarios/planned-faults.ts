import { hopsOf } from '../chain/topologies.ts';
import type { Fault } from '../lab/fault.ts';
import type { Path } from '../lab/source-text.ts';
import type { HopName } from '../trace.ts';
import type { StepEntry } from './scenario-file.ts';
import type { StepReading } from './step-reading.ts';
import { type HopWord, hopWords, wordOfHop } from './words.ts';

/** The faults that a step sets, by hop; undefined makes it well again. A hop that is not there is reported. */
export const faultsOfStep = (
  written: NonNullable<StepEntry['fault']>,
  path: Path,
  { lab, report }: StepReading,
): ReadonlyMap<HopName, Fault | undefined> => {
  const hops = hopsOf(lab);
  const faults = new Map<HopName, Fault | undefined>();
  for (const [word, fault] of Object.entries(written) as [HopWord, Fault | null | undefined][]) {
    const hop = hopWords[word];
    faults.set(hop, fault ?? undefined);
    if (hops.includes(hop)) continue;
    const known = hops.slice(1).map(wordOfHop).join(', ');
    const message = `In topology ${lab.topology} there is no ${word}, so it cannot fail. There are: ${known}.`;
    report('wrong-value', [...path, word], message, 'key');
  }
  return faults;
};
