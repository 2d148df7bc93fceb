import { visibleLine } from './visible.ts';

/** Something wrong with a file somebody wrote: data, never thrown. */
export interface Problem {
  /** Stable, kebab-case, in a table in errors.ts: `unknown-network`. */
  readonly code: ProblemCode;
  /** What is wrong and what to do, in one or two plain sentences. */
  readonly message: string;
  /** The file it stands in, as given by the caller. */
  readonly file: string;
  /** Where it begins, both from 1. */
  readonly line: number;
  readonly column: number;
  /** Where it ends (exclusive), both from 1. */
  readonly endLine: number;
  readonly endColumn: number;
}

/** Every code that a problem of a lab or scenario file can have. */
export type ProblemCode =
  | 'unreadable-file'
  | 'yaml-syntax'
  | 'not-a-lab'
  | 'unknown-key'
  | 'wrong-type'
  | 'wrong-value'
  | 'missing-key'
  | 'duplicate-name'
  | 'duplicate-address'
  | 'duplicate-id'
  | 'unknown-network'
  | 'unknown-instance'
  | 'unknown-router'
  | 'unknown-reference'
  | 'address-outside-subnet'
  | 'no-free-address'
  | 'overlapping-subnets'
  | 'file-too-large'
  | 'cannot-listen'
  | 'not-a-scenario'
  | 'outside-folder'
  | 'unsafe-text'
  | 'expects-nothing';

/** One line, safe to show, in the form that editors and terminals make a link of: `web.lab.yaml:3:5: message`. */
export const problemLine = (problem: Problem): string =>
  visibleLine(`${problem.file}:${problem.line}:${problem.column}: ${problem.message}`);
