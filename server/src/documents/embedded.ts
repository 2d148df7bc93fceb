import { contentTypeOf } from './content-type.ts';
import { entriesOfLine, opensBlock } from './context/line-shape.ts';
import { type Lines, linesOf } from './context/lines.ts';
import { type Ancestor, ancestorsOf, siblingsOf } from './context/path.ts';
import { mimeType } from './mime.ts';
import { type OpenDocument, openDocument, regionAt } from './open-document.ts';
import type { Region } from './regions.ts';
import { type Position, type SourceText, sourceText } from './source-text.ts';

/** A document that stands, indented, within a text block of another. */
export interface Embedded {
  readonly document: OpenDocument;
  /** Where in it the position is that was asked for. */
  readonly position: Position;
  /** The line of the outer document where it begins. */
  readonly line: number;
  /** How far it is indented there. */
  readonly indent: number;
}

interface TextBlock {
  /** The lines of the text, without its indentation. */
  readonly lines: readonly string[];
  readonly line: number;
  readonly indent: number;
}

const isBlank = (text: string): boolean => text.trim() === '';

const indentOf = (text: string): number => text.search(/[^ ]|$/);

/** Far more than Nova takes of user-data. */
const mostLines = 5000;

const lastLineOf = (lines: Lines, { line, entry }: Ancestor): number => {
  const end = Math.min(lines.last, line + mostLines);
  let at = line + 1;
  while (at <= end && (isBlank(lines.text(at)) || indentOf(lines.text(at)) > entry.column)) at += 1;
  return at - 1;
};

const blockUnder = (lines: Lines, opener: Ancestor, position: Position): TextBlock => {
  const line = opener.line + 1;
  const whole = Array.from({ length: lastLineOf(lines, opener) - opener.line }, (_, index) =>
    lines.text(line + index),
  );
  const first = whole.find((text) => !isBlank(text));
  const indent = first === undefined ? position.character : indentOf(first);
  return { lines: whole.map((text) => text.slice(indent)), line, indent };
};

const unquoted = (text: string): string =>
  text.replace(/\s#.*$/, '').replace(/^(["'])(.*)\1$/, '$2');

const typesRead: ReadonlySet<string> = new Set(['text/cloud-config', 'text/jinja2']);

/** The type that an item of an archive gives its content; untyped, what it begins with says it. */
const typeOf = (lines: Lines, { line, entry }: Ancestor, text: string): string => {
  const beside = entry.kind === 'key' ? siblingsOf(lines, line, entry.column) : undefined;
  const given = unquoted(beside?.get('type') ?? '');
  return given === '' ? (contentTypeOf(text) ?? 'text/cloud-config') : mimeType(given);
};

const opensText = (value: string): boolean => value.startsWith('|') && opensBlock(value);

/** Whether an item is nothing but a text, or this is the text of one. */
const isContent = (lines: Lines, { line, entry }: Ancestor): boolean => {
  if (entry.kind === 'key') return entry.name === 'content' && opensText(entry.value);
  const last = entriesOfLine(lines.text(line)).at(-1);
  return entry.kind === 'dash' && last?.kind === 'text' && opensText(last.value);
};

const contentIn = (
  source: SourceText,
  region: Region,
  position: Position,
): Embedded | undefined => {
  const lines = linesOf(source, region);
  const own = lines.text(position.line);
  const column = isBlank(own) ? position.character : indentOf(own);
  // The outermost: a part may hold a `content` of its own.
  const opener = ancestorsOf(lines, position.line, column, 'key').findLast((one) =>
    isContent(lines, one),
  );
  if (opener === undefined) return undefined;
  const { lines: inside, line, indent } = blockUnder(lines, opener, position);
  const text = inside.join('\n');
  if (position.character < indent || !typesRead.has(typeOf(lines, opener, text))) return undefined;
  return {
    document: openDocument(sourceText(source.uri, 'cloud-config', source.version, text)),
    position: { line: position.line - line, character: position.character - indent },
    line,
    indent,
  };
};

/** The cloud-config in an item of an archive that a position is in; undefined if it is in none. */
export const embeddedAt = (document: OpenDocument, position: Position): Embedded | undefined => {
  const region = regionAt(document, position);
  if (region?.kind !== 'other') return undefined;
  const { source } = document;
  const beginning = source.text.slice(region.start, region.start + 200);
  if (contentTypeOf(beginning) !== 'text/cloud-config-archive') return undefined;
  return contentIn(source, region, position);
};

/** A place in an embedded document, where it stands in the outer one. */
export const outerPosition = (at: Position, { line, indent }: Embedded): Position => ({
  line: at.line + line,
  character: at.character + indent,
});
