import * as z from 'zod';
import type { ProblemCode } from '../problem.ts';
import { nearest } from './nearest.ts';
import {
  boundMessage,
  choiceMessage,
  type FileKind,
  missingMessage,
  type ShapeProblem,
  typeMessage,
  unknownKeyMessage,
} from './shape-message.ts';
import type { Path } from './source-text.ts';
import { wordsOf } from './texts.ts';

/** Something that a table does not have, as zod tells it. */
export type Issue = z.core.$ZodIssue;

/** What stands at a path of a value; undefined where nothing does. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, step) => (at as Record<string | number, unknown> | null | undefined)?.[step],
    value,
  );

const stepsOf = (path: readonly PropertyKey[]): Path =>
  path.map((step) => (typeof step === 'symbol' ? String(step) : step));

/** The branch of a choice that the value was meant for: the one whose own type it has. */
const meantBranch = (errors: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  errors.find((issues) =>
    issues.every(({ path, code }) => path.length > 0 || ownTypeCodes.has(code)),
  );

/** What is found at a value only once it is known to be of the right type. */
const ownTypeCodes: ReadonlySet<string | undefined> = new Set(['unrecognized_keys', 'custom']);

const worded = (
  issue: Issue,
  value: unknown,
  path: Path,
  kind: FileKind,
): readonly [ProblemCode, string] => {
  switch (issue.code) {
    case 'invalid_type':
      return path.length === 0
        ? [kind.code, kind.notOne(value)]
        : ['wrong-type', typeMessage(issue.expected, value, path)];
    case 'invalid_value':
      return ['wrong-value', choiceMessage(issue.values, value, path)];
    case 'too_small':
    case 'too_big':
      return ['wrong-value', boundMessage(issue, value, path)];
    case 'invalid_union':
      return ['wrong-type', 'This is of the wrong kind.'];
    case 'custom':
      return ['wrong-value', choiceMessage(wordsOf(issue) ?? [], value, path)];
    default:
      return ['wrong-value', 'This cannot stand here.'];
  }
};

/**
 * An issue in plain words, one for each mistake in it. `at` is where the measured value stands, `known` what
 * `keyNoting` wrote down, `raw` the whole value.
 */
export const problemsOf = (
  issue: Issue,
  at: Path,
  known: KnownKeys,
  raw: unknown,
  kind: FileKind,
): readonly ShapeProblem[] => {
  const path = [...at, ...stepsOf(issue.path)];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      message: unknownKeyMessage(key, known.get(issue.keys) ?? [], path, kind.name),
      path: [...path, key],
      part: 'key',
    }));
  }
  if (issue.code === 'invalid_key') {
    return [{ code: 'wrong-value', message: issue.issues[0]?.message ?? '', path, part: 'key' }];
  }
  const value = valueAt(raw, path);
  if (value === undefined) {
    return [
      {
        code: 'missing-key',
        message: issue.message || missingMessage(path, kind.name),
        path,
        part: 'key',
      },
    ];
  }
  const meant = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined;
  if (meant) return meant.flatMap((each) => problemsOf(each, path, known, raw, kind));
  const [code, message] = worded(issue, value, path, kind);
  return [{ code, message: issue.message || message, path, part: 'value' }];
};

/** The keys that a map could have had, by the list of those it should not have. */
export type KnownKeys = Map<readonly string[], readonly string[]>;

/**
 * The error map to measure with: issues that the table words itself keep their words; the empty ones are worded by
 * `problemsOf`, where path and value are known.
 */
export const keyNoting =
  (known: KnownKeys): z.core.$ZodErrorMap =>
  (issue) => {
    if (issue.code === 'unrecognized_keys' && issue.inst instanceof z.ZodObject) {
      known.set(issue.keys as readonly string[], Object.keys(issue.inst.shape));
    }
    return '';
  };

/** A misspelt key is one mistake, not two: the key it was meant to be is then not missing. */
export const withoutMisspelt = (problems: readonly ShapeProblem[]): readonly ShapeProblem[] => {
  const parentOf = (path: Path) => JSON.stringify(path.slice(0, -1));
  const unknown = new Map<string, string[]>();
  for (const { code, path } of problems) {
    if (code !== 'unknown-key') continue;
    const parent = parentOf(path);
    unknown.set(parent, [...(unknown.get(parent) ?? []), String(path.at(-1))]);
  }
  const isMisspelt = (missing: Path) =>
    unknown.get(parentOf(missing))?.some((key) => nearest(key, [String(missing.at(-1))]));
  return problems.filter(({ code, path }) => code !== 'missing-key' || !isMisspelt(path));
};
