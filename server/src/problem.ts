/**
 * How much a problem matters: `error` stops cloud-init from using it, `warning` surprises, `information` is right but
 * often not meant, `hint` is advice.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What holds for every problem of a code. */
export interface CodeFacts {
  readonly severity: Severity;
  /** What it is about, for lists and settings. */
  readonly title: string;
}

/** A stretch of the whole document to replace; `end` is exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One way to put a problem right. */
export interface Fix {
  /** What it does, as an order: `Put 0644 in quotes`. */
  readonly title: string;
  /** Apply all or none; they do not overlap. */
  readonly edits: readonly Edit[];
  /** It means what was meant, so that it can be applied unasked, with others. */
  readonly isSafe: boolean;
}

const error = (title: string): CodeFacts => ({ severity: 'error', title });
const warning = (title: string): CodeFacts => ({ severity: 'warning', title });

/**
 * Every problem of reading and validation; those of rules stand beside them (rules/codes.ts has all).
 * Codes are stable: fixes, settings and other programs go by them.
 */
export const problemCodes = {
  'header-missing': error('The first line does not say what the file is'),
  'not-a-map': error('The document is no list of keys and values'),
  'too-large': warning('The document is too large to be checked in full'),
  'over-size-limit': error('The user-data is larger than the cloud takes'),
  'yaml-syntax': error('The text is not valid YAML'),
  'duplicate-key': warning('A key stands twice; the last one wins'),
  'unknown-key': error('A key that cloud-init does not know'),
  'missing-key': error('A key that must be there is missing'),
  'wrong-type': error('A value of the wrong type'),
  'wrong-value': error('A value that is not among the possible ones'),
  'wrong-format': error('A text that does not look as it must'),
  'out-of-range': error('A number that is too small or too large'),
  'wrong-size': error('A list or map with too few or too many entries'),
  'repeated-item': error('A list holds the same item twice'),
  'keys-together': error('Keys that must not stand side by side'),
  'several-forms': error('A value that fits several forms where it must fit one'),
  'colon-in-text': error('A colon makes a map of what was meant as text'),
  'overlooked-mistake': warning("A mistake that cloud-init's own check overlooks"),
  'deprecated-key': warning('A key that is no longer to be used'),
  'deprecated-value': warning('A form that is no longer to be used'),
  'cloud-init-crash': error("Something cloud-init's own check breaks down over"),
  'jinja-syntax': error('The template cannot be read'),
  'jinja-failure': error('The template cannot be filled in'),
  'jinja-variable': warning('A template asks for a variable that is not there'),
  'mime-structure': error('The MIME message is not as cloud-init needs it'),
  'part-ignored': error('A part that cloud-init ignores'),
  'archive-item': error('An archive that cloud-init cannot take apart'),
  'script-not-startable': error('A script that the system cannot start'),
  'include-line': error('A line that cloud-init cannot fetch anything from'),
  'too-new': warning('A key or form that the target version does not know yet'),
} as const satisfies Record<string, CodeFacts>;

export type ProblemCode = keyof typeof problemCodes;

/** Something wrong at a place of the document. `Code` is `string` where rules have their say. */
export interface Problem<Code extends string = ProblemCode> {
  readonly code: Code;
  readonly severity: Severity;
  /** What is wrong and what to do about it, for a person. */
  readonly message: string;
  /** Offset into the whole document; `end` is exclusive and never smaller. */
  readonly start: number;
  readonly end: number;
  /** What a fix needs: the key to write instead, best first. */
  readonly instead?: readonly string[];
  /** The ways to put it right that are known already, best first; `fixesOf` of rules/fixes.ts has all. */
  readonly fixes?: readonly Fix[];
  /** Where the value begins that it is inside of, if that is further up. */
  readonly home?: number;
}

/** A problem with the severity of its code. */
export const problem = (
  code: ProblemCode,
  message: string,
  { start, end }: { readonly start: number; readonly end: number },
  instead?: readonly string[],
): Problem => ({
  code,
  severity: problemCodes[code].severity,
  message,
  start,
  end: Math.max(start, end),
  ...(instead === undefined || instead.length === 0 ? {} : { instead }),
});

/** The problem as it counts in a longer text that holds this one at `offset`. */
export const shifted = (found: Problem, offset: number): Problem =>
  offset === 0 ? found : { ...found, start: found.start + offset, end: found.end + offset };
