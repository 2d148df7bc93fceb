import type { ScalarNode } from '../../documents/yaml/node.ts';
import type { Span, Value } from './value.ts';

const isSpace = (character: string): boolean => character.trim() === '';

/** An anchor and a tag in front of the text. */
const named = /(?:[&!]\S*\s+)*/y;

const escaped = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)/y;
const blanks = /(?:\s|\\\r?\n)*/y;

const lengthAt = (pattern: RegExp, source: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0].length ?? 0;
};

/** How long the one character is written that stands at this offset of a quoted text. */
const writtenLength = (source: string, at: number, quote: string | undefined): number => {
  if (quote === "'" && source.startsWith("''", at)) return 2;
  return quote === '"' ? Math.max(1, lengthAt(escaped, source, at)) : 1;
};

const startOfBlockText = (source: string): number => {
  const end = source.indexOf('\n');
  return end < 0 ? source.length : end + 1;
};

/** The offsets in `source` of each character of a `|` text: its lines are the ends of the source's lines. */
const literalOffsets = (source: string, text: string): readonly number[] => {
  const offsets: number[] = [];
  let at = startOfBlockText(source);
  for (const line of text.split('\n')) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    const lineEnd = source[end - 1] === '\r' ? end - 1 : end;
    const from = Math.max(at, lineEnd - line.length);
    for (let column = 0; column <= line.length; column += 1) offsets.push(from + column);
    at = end + 1;
  }
  return offsets;
};

/** The same of any other text: line breaks and indentation are one blank, escapes are one character. */
const foldedOffsets = (
  source: string,
  text: string,
  from: number,
  quote: string | undefined,
): readonly number[] => {
  const offsets: number[] = [];
  let at = from;
  for (const character of text) {
    // A blank of the text is the first of those written; what follows has the others before it.
    if (!isSpace(character)) at += lengthAt(blanks, source, at);
    for (let unit = 0; unit < character.length; unit += 1) offsets.push(at);
    at += Math.max(character.length, writtenLength(source, at, quote));
  }
  return [...offsets, at];
};

const offsetsOf = ({ style, text }: ScalarNode, source: string): readonly number[] => {
  if (style === 'literal') return literalOffsets(source, text);
  if (style === 'folded') return foldedOffsets(source, text, startOfBlockText(source), undefined);
  const properties = lengthAt(named, source, 0);
  if (style === 'plain') return foldedOffsets(source, text, properties, undefined);
  return foldedOffsets(source, text, properties + 1, style === 'single' ? "'" : '"');
};

const keptOffsets = new WeakMap<ScalarNode, readonly number[]>();

/** A long script can have many findings, and its offsets are worth working out once. */
const offsetsIn = (node: ScalarNode, source: string): readonly number[] => {
  const known = keptOffsets.get(node) ?? offsetsOf(node, source);
  keptOffsets.set(node, known);
  return known;
};

/** Where a text begins that is written as it is, without an escape or a break; undefined of any other. */
const startOfPlain = ({ style, text }: ScalarNode, source: string): number | undefined => {
  if (style === 'plain') return source === text ? 0 : undefined;
  const isQuoted = style === 'single' || style === 'double';
  return isQuoted && source.length === text.length + 2 && source.startsWith(text, 1)
    ? 1
    : undefined;
};

/** As much of a value as says how it is written. */
type Written = Pick<Value, 'node' | 'span' | 'borrowed'> & {
  readonly scope: Pick<Value['scope'], 'text'>;
};

/** To compare so much costs nothing; a longer text can have thousands of findings, and is compared once. */
const shortText = 200;

const keptStarts = new WeakMap<ScalarNode, { readonly start: number | undefined }>();

const plainStartIn = (node: ScalarNode, source: string): number | undefined => {
  if (node.text.length <= shortText) return startOfPlain(node, source);
  const known = keptStarts.get(node) ?? { start: startOfPlain(node, source) };
  keptStarts.set(node, known);
  return known.start;
};

/**
 * Where a piece of a string stands in the scope; undefined where that cannot be told (an alias).
 * Each style of YAML writes its text in another way: quotes, escapes, indentation, folded lines.
 */
export const spanOfText = (
  { node, span, scope, borrowed }: Written,
  { start, end }: Span,
): Span | undefined => {
  if (borrowed || node.kind !== 'scalar') return undefined;
  const source = scope.text.slice(span.start, span.end);
  const from = plainStartIn(node, source);
  if (from !== undefined && start < end && end <= node.text.length)
    return { start: span.start + from + start, end: span.start + from + end };
  const offsets = offsetsIn(node, source);
  const first = offsets[start];
  const last = offsets[Math.max(start, end - 1)];
  if (first === undefined || last === undefined) return undefined;
  const length = end > start ? Math.max(1, source.slice(last, offsets[end]).trimEnd().length) : 0;
  return { start: span.start + first, end: span.start + last + length };
};
