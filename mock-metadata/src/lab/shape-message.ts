import type * as z from 'zod';
import type { ProblemCode } from '../problem.ts';
import { didYouMean, didYouMeanOneOf } from './nearest.ts';
import type { Path } from './source-text.ts';

/** One mistake in the shape of a file: a key, type or value that the table does not have. */
export interface ShapeProblem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly path: Path;
  readonly part: 'key' | 'value';
}

/** A kind of file, for messages about the whole of one. */
export interface FileKind {
  /** What to call one: `The lab`. */
  readonly name: string;
  /** The code where the content is no map at all, and what to say then. */
  readonly code: ProblemCode;
  readonly notOne: (value: unknown) => string;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys and values',
  record: 'keys and values',
  null: 'empty',
};

/** A value's kind in plain words: `text`, `a list`, `nothing`. */
export const kindOf = (value: unknown): string => {
  if (value === null) return 'nothing';
  const kind = Array.isArray(value) ? 'array' : typeof value;
  return kind === 'boolean' ? String(value) : (kinds[kind] ?? kind);
};

const hint = (expected: string, value: unknown, name: string): string => {
  if (value === null) return 'Fill it in, or leave the key out.';
  if (name === 'user_data') return 'Put | behind the colon and the text below it, indented.';
  if (expected === 'string' && typeof value !== 'object') return 'Put it in quotes.';
  if (expected === 'array')
    return 'Put it in [ ], or begin each item with "- " on a line of its own.';
  if (Array.isArray(value)) return 'Begin each line with a name and a colon, not with "- ".';
  return '';
};

/** The name that a reader knows a place by: the nearest key on its path. */
const nameOf = (path: Path, whole = 'The file'): string => {
  const last = path.at(-1);
  if (last === undefined) return whole;
  return typeof last === 'number' ? `An item of ${nameOf(path.slice(0, -1), whole)}` : last;
};

const listed = (words: readonly unknown[]): string => {
  const texts = words.map(String);
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)}`;
};

const begin =
  'Begin with "instances:" and, on the next line, two blanks and a name such as "web:".';

/** What to say of a file whose content is no map at all. */
export const notALabMessage = (value: unknown): string =>
  value === null
    ? `This lab is empty. ${begin}`
    : `A lab is keys and values, not ${kindOf(value)}. ${begin}`;

export const typeMessage = (expected: string, value: unknown, path: Path): string => {
  const name = nameOf(path);
  const needed = kinds[expected] ?? expected;
  const got = expected === 'int' && typeof value === 'number' ? String(value) : kindOf(value);
  return `${name} must be ${needed}, not ${got}. ${hint(expected, value, name)}`.trimEnd();
};

export const choiceMessage = (choices: readonly unknown[], value: unknown, path: Path): string => {
  const guess = typeof value === 'string' ? didYouMean(value, choices.map(String)) : '';
  return `${nameOf(path)} cannot be ${JSON.stringify(value)}: write ${listed(choices)}.${guess}`;
};

export const boundMessage = (
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  value: unknown,
  path: Path,
): string => {
  const bound =
    issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  return Array.isArray(value)
    ? `${nameOf(path)} must have ${bound} in its list, not ${value.length}.`
    : `${nameOf(path)} must be ${bound}, not ${String(value)}.`;
};

export const unknownKeyMessage = (
  key: string,
  known: readonly string[],
  path: Path,
  whole: string,
): string => `${nameOf(path, whole)} has no key "${key}".${didYouMeanOneOf(key, known)}`;

export const missingMessage = (path: Path, whole: string): string =>
  `${nameOf(path.slice(0, -1), whole)} needs the key "${String(path.at(-1))}".`;
