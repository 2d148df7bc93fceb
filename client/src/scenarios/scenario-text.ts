import type {
  Lab,
  Problem,
  ScenarioResult,
  ScenarioSummary,
} from '../../../mock-metadata/src/index.ts';

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

/** What keeps a scenario from being run, the first mistake in full; `file` where that is in another one. */
export const mistakesText = (
  [first, ...more]: readonly Pick<Problem, 'line' | 'message'>[],
  file: string | undefined,
): string => {
  if (first === undefined) return '';
  const place = file === undefined ? `Line ${first.line}` : `${file}, line ${first.line}`;
  const message = /[.!?]$/.test(first.message) ? first.message : `${first.message}.`;
  const others = ['', ' There is one more problem.'][more.length];
  return `${place}: ${message}${others ?? ` There are ${more.length} more problems.`}`;
};

/** Scenarios that are not among others under the same title with the same reason. */
export const withoutThoseOf = <Summary extends ScenarioSummary>(
  others: readonly ScenarioSummary[],
  summaries: readonly Summary[],
): readonly Summary[] => {
  const key = ({ title, why }: ScenarioSummary): string => JSON.stringify([title, why]);
  const known = new Set(others.map(key));
  return summaries.filter((summary) => !known.has(key(summary)));
};

/** One line a run: where it passed and where not; '' where there is only one. */
export const runsTable = (results: readonly Run[], shown: Run | undefined): string => {
  if (results.length < 2) return '';
  const rows = results.map(
    (run) =>
      `| ${run.release} | ${run.topology} | ${run.passed ? '✓ passed' : '✗ failed'} | ${run === shown ? 'shown below' : ''} |`,
  );
  return ['| release | topology | result | |', '| --- | --- | --- | --- |', ...rows].join('\n');
};
