import { type OpenDocument, regionAt } from '../../documents/open-document.ts';
import { lineAt, lineOf, positionAt, type SourceText } from '../../documents/source-text.ts';
import type { Problem } from '../../problem.ts';
import { valueAt } from './value-at.ts';

const comment = /#\s*cloud-init-check:\s*ignore\s+([\w-]+(?:\s*,\s*[\w-]+)*)/;

/** The comment that has a code passed over: on the line it stands on, or on the next. */
export const ignoringComment = (code: string): string => `# cloud-init-check: ignore ${code}`;

const codesIn = (line: string): readonly string[] =>
  line.includes('cloud-init-check:') ? (comment.exec(line)?.[1]?.split(/\s*,\s*/) ?? []) : [];

const isComment = (line: string): boolean => /^\s*#/.test(line);

/** Above a line only comments that follow each other without a gap speak of it. */
const mostLinesAbove = 20;

/** The codes to be passed over on a line. */
const codesFor = (source: SourceText, line: number): ReadonlySet<string> => {
  const found = new Set(codesIn(lineAt(source, line)));
  for (let above = line - 1; above >= Math.max(0, line - mostLinesAbove); above -= 1) {
    const text = lineAt(source, above);
    if (!isComment(text)) break;
    for (const code of codesIn(text)) found.add(code);
  }
  return found;
};

/** Where the value begins whose text runs over the start of a line; undefined if none does. */
export const textOver = (document: OpenDocument, lineStart: number): number | undefined => {
  const { value, offset } = valueAt(document, lineStart) ?? {};
  if (value?.node.kind !== 'scalar' || offset === undefined) return undefined;
  const isOver = value.span.start + offset < lineStart && lineStart < value.span.end + offset;
  return isOver ? (value.key ?? value.span).start + offset : undefined;
};

/** Where the value begins that a problem is in. A template is looked at as text: which value that is nobody knew yet. */
export const homeOf = ({ start, home }: Problem<string>, document: OpenDocument): number => {
  const { source } = document;
  if (home !== undefined && home < start) return home;
  if (!regionAt(document, positionAt(source, start))?.jinja) return start;
  return textOver(document, source.lineStarts[lineOf(source, start)] ?? 0) ?? start;
};

/**
 * Tells problems that a comment in the document asks to pass over. It counts on the line where the problem
 * begins and on the one before; of a problem inside a longer value also at the line where that begins, since a
 * comment inside would be part of the text.
 */
export const ignoring = (document: OpenDocument): ((found: Problem<string>) => boolean) => {
  const { source } = document;
  if (!source.text.includes('cloud-init-check:')) return () => false;
  const known = new Map<number, ReadonlySet<string>>();
  const codesAt = (offset: number): ReadonlySet<string> => {
    const line = lineOf(source, offset);
    const codes = known.get(line) ?? codesFor(source, line);
    known.set(line, codes);
    return codes;
  };
  return (found) =>
    codesAt(found.start).has(found.code) || codesAt(homeOf(found, document)).has(found.code);
};
