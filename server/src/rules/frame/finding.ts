import type { FixInScope } from './fix.ts';
import { spanOfText } from './span-of-text.ts';
import type { Scope, Span, Value } from './value.ts';
import { writtenSpan } from './written-span.ts';

/** What a rule has found, with offsets in a scope. */
export interface Finding extends Span {
  readonly scope: Scope;
  /** What is wrong and what to do about it, for a person. */
  readonly message: string;
  /** Best first. */
  readonly fixes: readonly FixInScope[];
  /** Where the value begins that it is in. */
  readonly home: number;
}

type Fixes = readonly FixInScope[];

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return from + text.slice(from, end < 0 ? text.length : end).trimEnd().length;
};

/** A finding at any stretch of a scope. */
export const findingAt = (
  scope: Scope,
  { start, end }: Span,
  message: string,
  fixes: Fixes = [],
): Finding => ({ scope, start, end, message, fixes, home: start });

const spanToShow = (value: Value): Span => {
  const { scope, key } = value;
  const span = writtenSpan(value);
  const end = Math.min(span.end, endOfLine(scope.text, span.start));
  return key && (end < span.end || end <= span.start) ? key : { start: span.start, end };
};

/** A finding about a value; of one that spans lines, or is empty, its key is pointed at. */
export const finding = (value: Value, message: string, fixes: Fixes = []): Finding =>
  findingAt(value.scope, spanToShow(value), message, fixes);

/** A finding about the key of a value. */
export const findingAtKey = (value: Value, message: string, fixes: Fixes = []): Finding =>
  value.key ? findingAt(value.scope, value.key, message, fixes) : finding(value, message, fixes);

/** A finding about a piece of a string: offsets in its text as `textOf` and `scriptOf` have it. */
export const findingIn = (
  value: Value,
  piece: Span,
  message: string,
  fixes: Fixes = [],
): Finding => {
  const span = spanOfText(value, piece);
  if (span === undefined) return finding(value, message, fixes);
  return {
    ...findingAt(value.scope, span, message, fixes),
    home: value.key?.start ?? value.span.start,
  };
};
