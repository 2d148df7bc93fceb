import type { TextEdit } from 'vscode-languageserver-types';
import { linesOf } from '../documents/context/lines.ts';
import { type OpenDocument, regionAt } from '../documents/open-document.ts';
import type { Region } from '../documents/regions.ts';
import type { Position } from '../documents/source-text.ts';
import { columnAfterBreak } from './on-type/column-after-break.ts';
import { columnOfDash } from './on-type/column-of-dash.ts';

/** What makes an editor ask. */
export const typedTriggers = ['\n', '-'] as const;

/** Nobody types in such a line: it is data that was pasted. */
const longestLine = 10_000;

const isYaml = ({ kind }: Region): boolean => kind !== 'other' && kind !== 'unread';

/**
 * Moves the line of a position to where it belongs, right after a line break or a dash was typed there. Told from the
 * lines around, so that it works in the middle of anything.
 */
export const onTypeEdits = (
  document: OpenDocument,
  position: Position,
  typed: string,
): readonly TextEdit[] => {
  const region = regionAt(document, position);
  const isThere = position.line < document.source.lineStarts.length;
  if (region === undefined || !isYaml(region) || !isThere) return [];
  const lines = linesOf(document.source, region);
  const { line } = position;
  if (Math.max(lines.text(line).length, lines.text(line - 1).length) > longestLine) return [];
  const column = typed === '-' ? columnOfDash(lines, line) : columnAfterBreak(lines, line);
  const now = /^[ \t]*/.exec(lines.text(line))?.[0] ?? '';
  if (column === undefined || now === ' '.repeat(column)) return [];
  const range = { start: { line, character: 0 }, end: { line, character: now.length } };
  return [{ range, newText: ' '.repeat(column) }];
};
