import { problemLine } from '../../problem.ts';
import type { ScenarioResult } from '../../scenarios/run-scenario.ts';
import { explanation, failedStep, failureLines } from './plain-report.ts';
import type { FileReport, ReporterMaker } from './reporter.ts';

/** JUnit's XML, as CI servers read it: a suite a file, a case a release and topology. */
export const junit: ReporterMaker = () => {
  const suites: string[] = [];
  return {
    begin: () => '',
    file: (report) => {
      suites.push(suite(report));
      return '';
    },
    // The counts stand at the top, so nothing can be written before all is known.
    end: ({ runs, failed, broken, tookMs }) =>
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites tests="${runs + broken}" failures="${failed}" errors="${broken}" time="${seconds(tookMs)}">`,
        ...suites,
        '</testsuites>\n',
      ].join('\n'),
  };
};

const suite = (report: FileReport): string => {
  const file = attribute(report.file);
  if (report.kind === 'broken') {
    const [first] = report.problems;
    return [
      `  <testsuite name="${file}" tests="1" failures="0" errors="1" skipped="0" time="0">`,
      `    <testcase name="the scenario can be read" classname="${file}" time="0">`,
      `      <error message="${attribute(first?.message ?? '')}">${content(report.problems.map(problemLine).join('\n'))}</error>`,
      '    </testcase>',
      '  </testsuite>',
    ].join('\n');
  }
  const { results, scenario } = report;
  const failures = results.filter(({ passed }) => !passed).length;
  const time = seconds(results.reduce((sum, { tookMs }) => sum + tookMs, 0));
  return [
    `  <testsuite name="${attribute(scenario.title)}" file="${file}" tests="${results.length}" failures="${failures}" errors="0" skipped="0" time="${time}">`,
    ...results.map((result) => testCase(result, file)),
    '  </testsuite>',
  ].join('\n');
};

const testCase = (result: ScenarioResult, file: string): string => {
  const name = attribute(`${result.scenario.title} [${result.release}, ${result.topology}]`);
  const head = `    <testcase name="${name}" classname="${file}" time="${seconds(result.tookMs)}"`;
  const failed = failedStep(result);
  if (failed === undefined) return `${head}/>`;
  const lines = failureLines(failed);
  const where = `Step "${failed.step.title}" (line ${failed.step.place.line})`;
  const text = [where, ...lines, '', explanation(failed)].join('\n');
  return [
    `${head}>`,
    `      <failure message="${attribute(lines[0] ?? '')}">${content(text)}</failure>`,
    '    </testcase>',
  ].join('\n');
};

const seconds = (ms: number): string => (ms / 1_000).toFixed(3);

/** Text without the characters that XML 1.0 cannot hold at all, not even escaped. */
const allowed = (text: string): string =>
  text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd');

const content = (text: string): string =>
  allowed(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const attribute = (text: string): string =>
  content(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`);
