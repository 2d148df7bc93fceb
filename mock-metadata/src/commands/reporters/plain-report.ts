import { explained } from '../../chain/explain.ts';
import type { ScenarioResult, StepResult } from '../../scenarios/run-scenario.ts';
import { markdownText } from '../markdown-text.ts';
import { paintFor } from '../terminal.ts';

const noPaint = paintFor(false);

/** `forged-xff, release zed, topology router`: what a run is called. */
export const runName = ({ scenario, release, topology }: ScenarioResult): string =>
  `${scenario.title} [${release}, ${topology}]`;

/** The step that failed; undefined where none did. */
export const failedStep = ({ steps }: ScenarioResult): StepResult | undefined =>
  steps.find(({ state }) => state === 'failed');

/** `status: expected 200, got 404 Not Found`, a line for each thing that was not as expected. */
export const failureLines = ({ checks }: StepResult): readonly string[] =>
  checks
    .filter(({ passed }) => !passed)
    .map(({ what, expected, seen }) => `${what}: expected ${expected}, got ${seen}`);

/** What every hop did, as plain text; '' where nothing was sent. */
export const explanation = ({ trace }: StepResult): string =>
  trace === undefined ? '' : markdownText(explained(trace), noPaint);
