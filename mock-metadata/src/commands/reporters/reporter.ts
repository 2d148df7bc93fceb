import type { Problem } from '../../problem.ts';
import type { ScenarioResult } from '../../scenarios/run-scenario.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import type { Paint } from '../terminal.ts';

/** What came of one scenario file: its results, or what is wrong with it. */
export type FileReport =
  | {
      readonly kind: 'ran';
      readonly file: string;
      readonly scenario: Scenario;
      readonly results: readonly ScenarioResult[];
    }
  | { readonly kind: 'broken'; readonly file: string; readonly problems: readonly Problem[] };

/** All of it, counted. Runs are scenarios in one release and topology. */
export interface RunSummary {
  readonly files: number;
  readonly runs: number;
  readonly failed: number;
  readonly broken: number;
  readonly steps: number;
  readonly tookMs: number;
}

export interface ReporterOptions {
  readonly paint: Paint;
  /** Show what the hops did for all steps, not only for those that failed. */
  readonly isVerbose: boolean;
}

/** Makes a report, piece by piece: each function gives the text to print next, '' for none. */
export interface Reporter {
  begin(): string;
  file(report: FileReport): string;
  end(summary: RunSummary): string;
}

export type ReporterMaker = (options: ReporterOptions) => Reporter;
