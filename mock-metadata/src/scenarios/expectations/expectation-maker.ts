import type { Path } from '../../lab/source-text.ts';
import type { Expectation } from '../scenario.ts';
import { type ByRelease, chosen, type StepReading } from '../step-reading.ts';

/** Makes expectations of what stands under one key of `expect`; what is wrong with it is reported. */
export type ExpectationMaker<Written> = (
  written: Written,
  path: Path,
  reading: StepReading,
) => readonly Expectation[];

/** The same of a value that can stand there once for each release. */
export const byRelease =
  <Value>(make: ExpectationMaker<Value>): ExpectationMaker<Value | ByRelease<Value>> =>
  (written, path, reading) => {
    const here = chosen(written, path, reading);
    return here === undefined ? [] : make(here.value, here.path, reading);
  };
