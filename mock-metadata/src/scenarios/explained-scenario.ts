import { explained } from '../chain/explain.ts';
import { inlineCode, prose } from '../chain/markdown.ts';
import type { ScenarioResult, StepResult } from './run-scenario.ts';
import type { Check } from './scenario.ts';

/**
 * Results of one scenario as markdown: for each run its steps, what was expected and seen, and what every hop did.
 * Text from outside stands in code, or has everything that markdown could take for markup escaped.
 */
export const explainedScenario = (results: readonly ScenarioResult[]): string => {
  const [first] = results;
  if (first === undefined) return '';
  const { title, why } = first.scenario;
  return [`# ${prose(title)}`, prose(why), ...results.flatMap(runSections)]
    .join('\n\n')
    .concat('\n');
};

const runSections = ({ release, topology, passed, steps }: ScenarioResult): readonly string[] => [
  `## ${passed ? '✓' : '✗'} Release ${release}, topology ${topology}`,
  ...failureLines(steps),
  ...steps.flatMap(stepSections),
];

// A step further down may be the one that failed: who reads begins with what was wrong.
const failureLines = (steps: readonly StepResult[]): readonly string[] => {
  const lines = steps.flatMap(({ step, checks }) =>
    checks
      .filter(({ passed }) => !passed)
      .map((check) => `- ${prose(step.title)}: ${failureText(check)}`),
  );
  return lines.length === 0 || steps.length === 1 ? [] : ['Not as expected:', lines.join('\n')];
};

const failureText = ({ what, expected, seen }: Check): string =>
  `${prose(what)}: expected ${inlineCode(expected)}, got ${inlineCode(seen)}`;

const marks = { passed: '✓', failed: '✗', 'not-tried': '–' } as const;

const stepSections = ({ step, state, checks, trace }: StepResult): readonly string[] => [
  `### ${marks[state]} ${prose(step.title)}${state === 'not-tried' ? ' (not tried)' : ''}`,
  ...(checks.length === 0 ? [] : [checks.map(checkLine).join('\n')]),
  ...(trace === undefined ? [] : [lowered(explained(trace)).trimEnd()]),
];

const checkLine = (check: Check): string =>
  check.passed
    ? `- ✓ ${prose(check.what)}: ${inlineCode(check.expected)}`
    : `- ✗ ${failureText(check)}`;

/** Markdown with its headings two levels down; what stands in fences stays as it is. */
const lowered = (markdown: string): string => {
  let fence: string | undefined;
  return markdown
    .split('\n')
    .map((line) => {
      const [mark] = /^`{3,}/.exec(line) ?? [];
      if (fence === undefined && mark !== undefined) fence = mark;
      else if (fence !== undefined && line === fence) fence = undefined;
      return fence === undefined && line.startsWith('#') ? `##${line}` : line;
    })
    .join('\n');
};
