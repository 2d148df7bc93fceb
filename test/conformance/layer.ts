import type { Release } from '../../mock-metadata/src/lab/model.ts';
import type { Case, Fixture, Result, Suite } from './recorded.ts';

/** A suite as it was run on one release. */
export interface SuiteOnRelease {
  readonly fixture: Fixture;
  readonly suite: Suite;
  readonly release: Release;
  /** Which of the layer's variants. */
  readonly variant: string;
  /** What ran Nova when it was recorded; undefined where that made no difference. */
  readonly novaServer: string | undefined;
}

/** One case of a suite, on one release. */
export interface CaseOnRelease extends SuiteOnRelease {
  readonly case: Case;
}

/** A part of the mock that recorded answers can be compared with. */
export interface Layer {
  /** What it is called on the command line. */
  readonly name: string;
  /** The suites it can answer, by their `layer`. */
  readonly suiteLayers: readonly string[];
  /** Recordings of one suite that were made in several ways, by the end of their name; default: one, without. */
  readonly variants?: readonly string[];
  /**
   * Sets up what a suite runs on, and gives what answers every step of a case in order, in the form of the recorded
   * results. The cases of a suite come in order.
   */
  start(on: SuiteOnRelease): (each: Case) => Promise<readonly Result[]>;
}
