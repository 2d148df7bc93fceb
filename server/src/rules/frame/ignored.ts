import { lineAt, lineOf, type SourceText } from '../../documents/source-text.ts';
import type { Problem } from '../../problem.ts';

const comment = /#\s*cloud-init-check:\s*ignore\s+([\w-]+(?:\s*,\s*[\w-]+)*)/;

/** The comment that has a code passed over: on the line it stands on, or on the next. */
export const ignoringComment = (code: string): string => `# cloud-init-check: ignore ${code}`;

const codesIn = (line: string): readonly string[] =>
  line.includes('cloud-init-check:') ? (comment.exec(line)?.[1]?.split(/\s*,\s*/) ?? []) : [];

const isComment = (line: string): boolean => /^\s*#/.test(line);

/** Above a line only comments that follow each other without a gap speak of it. */
const mostLinesAbove = 20;

/** The codes to be passed over on a line. */
const codesFor = (source: SourceText, line: number): readonly string[] => {
  const found = [...codesIn(lineAt(source, line))];
  for (let above = line - 1; above >= Math.max(0, line - mostLinesAbove); above -= 1) {
    const text = lineAt(source, above);
    if (!isComment(text)) break;
    found.push(...codesIn(text));
  }
  return found;
};

/**
 * Tells problems that a comment in the document asks to pass over. It counts on the line where the problem
 * begins and on the one before; of a problem inside a longer value also at the line where that begins, since a
 * comment inside would be part of the text.
 */
export const ignoring = (source: SourceText): ((found: Problem<string>) => boolean) => {
  const known = new Map<number, readonly string[]>();
  const codesAt = (offset: number): readonly string[] => {
    const line = lineOf(source, offset);
    const codes = known.get(line) ?? codesFor(source, line);
    known.set(line, codes);
    return codes;
  };
  return ({ code, start, home }) =>
    codesAt(start).includes(code) || (home !== undefined && codesAt(home).includes(code));
};
