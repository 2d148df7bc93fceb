import { decided, explained } from '../../chain/explain.ts';
import { problemLine } from '../../problem.ts';
import type { ScenarioResult, StepResult } from '../../scenarios/run-scenario.ts';
import type { Check } from '../../scenarios/scenario.ts';
import type { Trace } from '../../trace.ts';
import { visibleLine } from '../../visible.ts';
import { markdownText } from '../markdown-text.ts';
import type { Paint } from '../terminal.ts';
import type { FileReport, ReporterMaker, RunSummary } from './reporter.ts';

/** For people: a line a scenario, and for what failed each expectation and who decided why. */
export const text: ReporterMaker = ({ paint, isVerbose }) => ({
  begin: () => '',
  file: (report) => fileText(report, paint, isVerbose),
  end: (summary) =>
    `\n${summaryText(summary, paint)}\n${isVerbose ? '' : hintText(summary, paint)}`,
});

const fileText = (report: FileReport, paint: Paint, isVerbose: boolean): string => {
  if (report.kind === 'broken') {
    const lines = report.problems.map((problem) => `    ${problemLine(problem)}\n`);
    return `${paint.red('✗')} ${visibleLine(report.file)} cannot be run\n${lines.join('')}`;
  }
  const { scenario, results, file } = report;
  const failed = results.filter(({ passed }) => !passed);
  const mark = failed.length === 0 ? paint.green('✓') : paint.red('✗');
  const count = results.length > 1 ? `, ${results.length} runs` : '';
  const head = `${mark} ${visibleLine(scenario.title)} ${paint.dim(`(${visibleLine(file)}${count})`)}\n`;
  const shown = isVerbose ? results : failed;
  return head + shown.map((result) => resultText(result, paint, isVerbose)).join('');
};

const resultText = (result: ScenarioResult, paint: Paint, isVerbose: boolean): string => {
  const place = `    ${paint.bold(`release ${result.release}, topology ${result.topology}`)}\n`;
  return place + result.steps.map((step) => stepText(step, paint, isVerbose)).join('');
};

const marks = { passed: '✓', failed: '✗', 'not-tried': '-' } as const;

const stepText = (result: StepResult, paint: Paint, isVerbose: boolean): string => {
  const { step, state, checks, trace, failedAt } = result;
  const colour = { passed: paint.green, failed: paint.red, 'not-tried': paint.dim }[state];
  const time = failedAt === undefined ? '' : `, request ${failedAt}`;
  const tail = state === 'not-tried' ? ', not tried' : '';
  const head = `      ${colour(marks[state])} ${visibleLine(step.title)} ${paint.dim(`(line ${step.place.line}${time}${tail})`)}\n`;
  const wrong = checks.filter(({ passed }) => !passed).map((check) => checkText(check, paint));
  return (
    head + wrong.join('') + (trace === undefined ? '' : traceText(trace, state, paint, isVerbose))
  );
};

const traceText = (
  trace: Trace,
  state: StepResult['state'],
  paint: Paint,
  isVerbose: boolean,
): string => {
  if (isVerbose) return indented(markdownText(explained(trace), paint));
  return state === 'failed' ? indented(markdownText(decided(trace), paint)) : '';
};

const checkText = ({ what, expected, seen }: Check, paint: Paint): string =>
  `          ${visibleLine(what)}: expected ${paint.green(visibleLine(expected))}, got ${paint.red(visibleLine(seen))}\n`;

const indented = (lines: string): string =>
  `\n${lines
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `          ${line}`))
    .join('\n')}\n\n`;

const summaryText = (summary: RunSummary, paint: Paint): string => {
  const { files, runs, failed, broken, steps, tookMs } = summary;
  const seconds = (tookMs / 1_000).toFixed(1);
  const passed = `${runs - failed} passed`;
  const bad = [
    ...(failed > 0 ? [paint.red(`${failed} failed`)] : []),
    ...(broken > 0
      ? [paint.red(`${broken} ${broken === 1 ? 'file' : 'files'} cannot be run`)]
      : []),
  ];
  const counts = [failed + broken === 0 ? paint.green(passed) : passed, ...bad].join(', ');
  return `${counts} (${counted(files, 'scenario')}, ${counted(runs, 'run')}, ${counted(steps, 'step')}, ${seconds} s)`;
};

const hintText = ({ failed }: RunSummary, paint: Paint): string =>
  failed === 0 ? '' : `${paint.dim('With --verbose it shows what every hop did.')}\n`;

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;
