import type { Region } from '../regions.ts';
import { lineAt, lineOf, type SourceText } from '../source-text.ts';

/** The lines of one region; a line of a template that holds only a statement counts as empty. */
export interface Lines {
  readonly first: number;
  readonly last: number;
  text(line: number): string;
  /** Leading spaces and tabs; undefined for a line that is empty or holds only a comment. */
  indent(line: number): number | undefined;
}

const space = 0x20;
const tab = 0x09;
const ignored = new Set([...'#\r\n'].map((character) => character.charCodeAt(0)));

const isBlank = (code: number): boolean => code === space || code === tab;

const isStatement = (text: string, at: number): boolean =>
  text.startsWith('{%', at) || text.startsWith('{#', at);

/** Lines of a region of a document. */
export const linesOf = (source: SourceText, region: Region): Lines => {
  const { text, lineStarts } = source;
  const first = lineOf(source, region.start);
  const last = lineOf(source, Math.max(region.start, region.end - 1));
  return {
    first,
    last: region.end === text.length ? Math.max(last, lineStarts.length - 1) : last,
    text: (line) => lineAt(source, line),
    indent: (line) => {
      const start = lineStarts[line];
      if (start === undefined) return undefined;
      let at = start;
      while (isBlank(text.charCodeAt(at))) at += 1;
      if (at >= text.length || ignored.has(text.charCodeAt(at))) return undefined;
      return region.jinja && isStatement(text, at) ? undefined : at - start;
    },
  };
};
