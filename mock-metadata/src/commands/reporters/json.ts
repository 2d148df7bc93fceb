import type { ScenarioResult, StepResult } from '../../scenarios/run-scenario.ts';
import { traceJson } from '../trace-json.ts';
import type { FileReport, ReporterMaker } from './reporter.ts';

/**
 * For other programs, one object:
 * `{version: 1, summary: {files, runs, failed, broken, steps, tookMs}, scenarios: [{file, title, why, runs: [{release,
 * topology, passed, tookMs, steps: [{title, line, kind, state, failedAt?, checks: [{what, expected, seen, passed}],
 * trace?}]}]} | {file, problems: [{code, message, file, line, column, endLine, endColumn}]}]}`.
 * `state` is passed, failed or not-tried; traces are there for steps that failed, for all of them with --verbose.
 * Keys are added only; `version` changes where one is taken away or means something else.
 */
export const json: ReporterMaker = ({ isVerbose }) => {
  const scenarios: unknown[] = [];
  return {
    begin: () => '',
    file: (report) => {
      scenarios.push(fileJson(report, isVerbose));
      return '';
    },
    end: (summary) => `${JSON.stringify({ version: 1, summary, scenarios }, undefined, 2)}\n`,
  };
};

const fileJson = (report: FileReport, isVerbose: boolean) => {
  const { file } = report;
  if (report.kind === 'broken') return { file, problems: report.problems };
  const { title, why } = report.scenario;
  return { file, title, why, runs: report.results.map((result) => runJson(result, isVerbose)) };
};

const runJson = (result: ScenarioResult, isVerbose: boolean) => {
  const { release, topology, passed, tookMs, steps } = result;
  return {
    release,
    topology,
    passed,
    tookMs,
    steps: steps.map((step) => stepJson(step, isVerbose)),
  };
};

const stepJson = ({ step, state, checks, trace, failedAt }: StepResult, isVerbose: boolean) => {
  const { title, place, kind } = step;
  return {
    title,
    line: place.line,
    kind,
    state,
    ...(failedAt === undefined ? {} : { failedAt }),
    checks,
    ...(trace !== undefined && (isVerbose || state === 'failed')
      ? { trace: traceJson(trace) }
      : {}),
  };
};
