import type { Fix, Problem, Severity } from '../problem.ts';

/** A place as people count: lines and columns from 1, the end exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A fix whose edits have places. */
export interface PlacedFix extends Pick<Fix, 'title' | 'isSafe'> {
  readonly edits: readonly (Place & { readonly text: string })[];
}

/** A problem with its place, and all that can be done about it. */
export interface PlacedProblem extends Omit<Problem<string>, 'fixes'>, Place {
  readonly fixes: readonly PlacedFix[];
}

/** What was found in one file. */
export interface CheckedFile {
  /** As it was named; `<stdin>` for standard input. */
  readonly file: string;
  readonly kind: FileKind;
  readonly problems: readonly PlacedProblem[];
  /** Why there was nothing to look at; undefined if there was. */
  readonly nothing: string | undefined;
}

/** What a file is taken for. */
export type FileKind = 'user-data' | 'network-config' | 'system-config' | 'meta-data';

/** A file that was not checked at all. */
export interface UnreadFile {
  readonly file: string;
  readonly code: UnreadCode;
  /** What is wrong and what to do about it, without the name of the file. */
  readonly message: string;
}

export type UnreadCode = 'not-found' | 'no-access' | 'not-a-file' | 'too-large' | 'not-text';

/** The outcome for all files, in the order they were named. */
export interface Report {
  readonly checked: readonly CheckedFile[];
  readonly unread: readonly UnreadFile[];
}

/** How often each severity occurs. */
export const countsOf = ({ checked }: Report): Readonly<Record<Severity, number>> => {
  const severities = checked.flatMap(({ problems }) => problems.map(({ severity }) => severity));
  const count = (one: Severity): number => severities.filter((each) => each === one).length;
  return {
    error: count('error'),
    warning: count('warning'),
    information: count('information'),
    hint: count('hint'),
  };
};

/**
 * 0: nothing that cloud-init would refuse. 1: there are errors, or warnings and they count (`isStrict`).
 * 2: a file could not be read.
 */
export const exitCodeOf = (report: Report, isStrict: boolean): 0 | 1 | 2 => {
  if (report.unread.length > 0) return 2;
  const { error, warning } = countsOf(report);
  return error > 0 || (isStrict && warning > 0) ? 1 : 0;
};
