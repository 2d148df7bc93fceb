import { type FileKind, kindOf, type ShapeProblem } from '../lab/shape-message.ts';
import {
  type Issue,
  type KnownKeys,
  keyNoting,
  problemsOf,
  valueAt,
  withoutMisspelt,
} from '../lab/table-problems.ts';
import { expectSection } from './expect-section.ts';
import { type ScenarioFile, scenarioFile } from './scenario-file.ts';
import { sendSection } from './send-section.ts';

/** A scenario file's content measured against the table. */
export interface ScenarioShape {
  /** undefined as soon as there is a problem. */
  readonly file: ScenarioFile | undefined;
  readonly problems: readonly ShapeProblem[];
}

const scenario: FileKind = {
  name: 'The scenario',
  code: 'not-a-scenario',
  notOne: (value) =>
    `A scenario is keys and values, not ${kindOf(value)}. It begins with "title:", "why:", "lab:" and "steps:".`,
};

/** A key of `send` or `expect` that stands beside it is told where it belongs. */
const ledInside = (problem: ShapeProblem): ShapeProblem => {
  const [top, , key, more] = problem.path;
  if (problem.code !== 'unknown-key' || top !== 'steps' || typeof key !== 'string') return problem;
  const homes = Object.entries({ send: sendSection, expect: expectSection })
    .filter(([, section]) => Object.hasOwn(section.shape, key))
    .map(([name]) => `"${name}:"`);
  if (more !== undefined || homes.length === 0) return problem;
  return { ...problem, message: `"${key}" belongs inside of ${homes.join(' or ')}.` };
};

/** Measures a file's content; never throws. */
export const scenarioShape = (raw: unknown): ScenarioShape => {
  const known: KnownKeys = new Map();
  const { data, error } = scenarioFile.safeParse(raw, { error: keyNoting(known) });
  if (!error) return { file: data, problems: [] };
  const problems = error.issues.flatMap(
    (issue) => misplacedKey(issue, raw) ?? problemsOf(issue, [], known, raw, scenario),
  );
  return { file: undefined, problems: withoutMisspelt(problems).map(ledInside) };
};

/** A map that fits none of the forms a value can have, where the table's words name the key that is wrong: a problem at that key. */
const misplacedKey = (issue: Issue, raw: unknown): readonly ShapeProblem[] | undefined => {
  const [, key] = /^"(.+)" cannot stand here\./s.exec(issue.message) ?? [];
  if (issue.code !== 'invalid_union' || key === undefined) return undefined;
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const value = valueAt(raw, path);
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? [{ code: 'unknown-key', message: issue.message, path: [...path, key], part: 'key' }]
    : undefined;
};
