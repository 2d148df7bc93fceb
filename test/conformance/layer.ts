import type { Release } from '../../mock-metadata/src/lab/model.ts';
import type { Case, Fixture, Result, Suite } from './recorded.ts';

/** One case of a suite, on one release. */
export interface CaseOnRelease {
  readonly fixture: Fixture;
  readonly suite: Suite;
  readonly case: Case;
  readonly release: Release;
}

/** A part of the mock that recorded answers can be compared with. */
export interface Layer {
  /** What it is called on the command line. */
  readonly name: string;
  /** The suites it can answer, by their `layer`. */
  readonly suiteLayers: readonly string[];
  /** Answers every step of a case in order, in the form of the recorded results. */
  run(asked: CaseOnRelease): Promise<readonly Result[]>;
}
