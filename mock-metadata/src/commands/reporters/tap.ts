import { problemLine } from '../../problem.ts';
import type { ScenarioResult } from '../../scenarios/run-scenario.ts';
import { visibleLine } from '../../visible.ts';
import { failedStep, failureLines, runName } from './plain-report.ts';
import type { ReporterMaker } from './reporter.ts';

/** TAP 14: a line a run, with a block of YAML below what failed. */
export const tap: ReporterMaker = () => {
  let count = 0;
  const point = (isOk: boolean, name: string, details: Readonly<Record<string, unknown>> = {}) => {
    count += 1;
    const head = `${isOk ? 'ok' : 'not ok'} ${count} - ${description(name)}\n`;
    return isOk ? head : head + block(details);
  };
  return {
    begin: () => 'TAP version 14\n',
    file: (report) => {
      if (report.kind === 'broken') {
        const problems = report.problems.map(problemLine);
        return point(false, `${report.file} can be read`, { message: problems });
      }
      return report.results
        .map((result) => point(result.passed, runName(result), detailsOf(result, report.file)))
        .join('');
    },
    end: () => `1..${count}\n`,
  };
};

const detailsOf = (result: ScenarioResult, file: string): Readonly<Record<string, unknown>> => {
  const failed = failedStep(result);
  if (failed === undefined) return {};
  return {
    message: failureLines(failed),
    step: failed.step.title,
    at: { file, line: failed.step.place.line },
    release: result.release,
    topology: result.topology,
  };
};

// A # would begin a directive such as SKIP, and a line end another line.
const description = (text: string): string =>
  visibleLine(text.replaceAll('\\', '\\\\').replaceAll('#', '\\#'));

/** JSON is YAML, and never closes the block. */
const block = (details: Readonly<Record<string, unknown>>): string => {
  const lines = Object.entries(details).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`);
  return ['  ---', ...lines, '  ...', ''].join('\n');
};
