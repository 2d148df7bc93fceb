import * as z from 'zod';
import type { ProblemCode } from '../problem.ts';
import { type LabFile, labFile } from './lab-file.ts';
import { nearest } from './nearest.ts';
import { prunedCopy } from './pruned-copy.ts';
import {
  boundMessage,
  choiceMessage,
  missingMessage,
  notALabMessage,
  type ShapeProblem,
  typeMessage,
  unknownKeyMessage,
} from './shape-message.ts';
import type { Path } from './source-text.ts';
import { isOfForm, wordsOf } from './texts.ts';

/** A file's content measured against the table. */
export interface Shape {
  /** The content without what `problems` name, so that the rest can be looked at too; undefined where nothing is left. */
  readonly file: LabFile | undefined;
  readonly problems: readonly ShapeProblem[];
  /** Where in the file something at a path of `file` stands: list items that were left out are counted again. */
  readonly original: (path: Path) => Path;
}

type Issue = z.core.$ZodIssue;

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, step) => (at as Record<string | number, unknown> | null | undefined)?.[step],
    value,
  );

const stepsOf = (path: readonly PropertyKey[]): Path =>
  path.map((step) => (typeof step === 'symbol' ? String(step) : step));

/** The branch of a choice that the value was meant for: the one whose own type it has. */
const meantBranch = (errors: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  errors.find((issues) => issues.every(({ path }) => path.length > 0));

const worded = (issue: Issue, value: unknown, path: Path): readonly [ProblemCode, string] => {
  switch (issue.code) {
    case 'invalid_type':
      return path.length === 0
        ? ['not-a-lab', notALabMessage(value)]
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

const problemsOf = (
  issue: Issue,
  at: Path,
  known: KnownKeys,
  raw: unknown,
): readonly ShapeProblem[] => {
  const path = [...at, ...stepsOf(issue.path)];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      message: unknownKeyMessage(key, known.get(issue.keys) ?? [], path),
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
      { code: 'missing-key', message: issue.message || missingMessage(path), path, part: 'key' },
    ];
  }
  const meant = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined;
  if (meant) return meant.flatMap((each) => problemsOf(each, path, known, raw));
  const [code, message] = worded(issue, value, path);
  return [{ code, message: issue.message || message, path, part: 'value' }];
};

type KnownKeys = Map<readonly string[], readonly string[]>;

interface Measured {
  /** undefined as soon as there is an issue. */
  readonly file: LabFile | undefined;
  readonly issues: readonly Issue[];
}

const measured = (raw: unknown, known: KnownKeys): Measured => {
  const { data, error } = labFile.safeParse(raw, {
    // Issues that the table words itself keep their words; the empty ones are worded above, where path and value are known.
    error: (issue) => {
      if (issue.code === 'unrecognized_keys' && issue.inst instanceof z.ZodObject) {
        known.set(issue.keys as readonly string[], Object.keys(issue.inst.shape));
      }
      return '';
    },
  });
  if (!error) return { file: data, issues: [] };
  const isChecked = valueAt(raw, ['consistency']) !== 'unchecked';
  const issues = error.issues.filter((issue) => isChecked || !isOfForm(issue));
  return { file: issues.length === 0 ? asItStands(raw) : undefined, issues };
};

/** What the table makes of a content in which texts have the wrong form, and nothing else is wrong. */
const asItStands = (raw: unknown): LabFile => {
  const result = labFile._zod.run({ value: raw, issues: [] }, { async: false });
  if (result instanceof Promise) throw new Error('The table of the lab file must not wait.');
  return result.value as LabFile;
};

/** A misspelt key is one mistake, not two: the key it was meant to be is then not missing. */
const withoutMisspelt = (problems: readonly ShapeProblem[]): readonly ShapeProblem[] => {
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

// Leaving one thing out can show the next (a parent that now lacks a key it needs); nothing nests deeper than this.
const mostRounds = 12;

/** Measures a file's content; never throws. */
export const shapeOf = (raw: unknown): Shape => {
  const known: KnownKeys = new Map();
  const first = measured(raw, known);
  if (first.file) return { file: first.file, problems: [], original: (path) => path };
  const problems = first.issues.flatMap((issue) => problemsOf(issue, [], known, raw));
  const reported = withoutMisspelt(problems);
  const copy = prunedCopy(raw);
  let wrong = problems;
  for (let round = 0; round < mostRounds && wrong.length > 0; round += 1) {
    copy.leaveOut(wrong);
    const next = measured(copy.value(), known);
    if (next.file) return { file: next.file, problems: reported, original: copy.original };
    wrong = next.issues.flatMap((issue) => problemsOf(issue, [], known, copy.value()));
  }
  return { file: undefined, problems: reported, original: copy.original };
};
