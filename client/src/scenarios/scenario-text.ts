import type { Lab, ScenarioResult } from '../../../mock-metadata/src/index.ts';

/** Where a scenario ran, and which of its runs is shown in full. */
type Run = Pick<ScenarioResult, 'release' | 'topology' | 'passed'>;

/**
 * The run to show in full: the first that failed, else the one that is like the running lab, else
 * the first.
 */
export const runToShow = <Result extends Run>(
  results: readonly Result[],
  lab: Pick<Lab, 'release' | 'topology'> | undefined,
): Result | undefined =>
  results.find(({ passed }) => !passed) ??
  results.find((run) => run.release === lab?.release && run.topology === lab.topology) ??
  results.find(({ release }) => release === lab?.release) ??
  results[0];

/** One line a run: where it passed and where not; '' where there is only one. */
export const runsTable = (results: readonly Run[], shown: Run | undefined): string => {
  if (results.length < 2) return '';
  const rows = results.map(
    (run) =>
      `| ${run.release} | ${run.topology} | ${run.passed ? '✓ as expected' : '✗ not as expected'} | ${run === shown ? 'below' : ''} |`,
  );
  return ['| release | topology | result | |', '| --- | --- | --- | --- |', ...rows].join('\n');
};
