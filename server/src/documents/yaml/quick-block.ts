import type { ScalarNode } from './node.ts';
import { endOfLine, type QuickState, quickScalar } from './quick-line.ts';

const indentationAt = (text: string, at: number): number => {
  let column = 0;
  while (text.charCodeAt(at + column) === 0x20) column += 1;
  return column;
};

const isEmptyLine = (text: string, at: number, indentation: number): boolean => {
  const code = text.charCodeAt(at + indentation);
  return code === 0x0a || Number.isNaN(code);
};

interface Body {
  readonly text: string;
  /** After the last line with content. */
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
  readonly emptyLines: number;
}

/** The lines that are indented so far, without their indentation. */
const bodyAt = (text: string, from: number, indent: number): Body => {
  const lines: string[] = [];
  let [at, end, next, emptyLines] = [from, from, from, 0];
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const column = Math.min(indent, indentationAt(text, at));
    const isEmpty = isEmptyLine(text, at, column);
    if (!isEmpty && column < indent) break;
    lines.push(text.slice(at + column, lineEnd));
    emptyLines = isEmpty ? emptyLines + 1 : 0;
    if (!isEmpty) end = lineEnd;
    at = lineEnd + 1;
    next = Math.min(at, text.length);
  }
  lines.length -= emptyLines;
  return { text: lines.join('\n'), end, next, emptyLines };
};

/**
 * The text after `|`, `|-` or `|+`, whose header stands at the state; the state is moved to the line after it.
 * Undefined where the indentation is not plain from the first line.
 */
export const quickLiteral = (
  state: QuickState,
  header: string,
  parentColumn: number,
): ScalarNode | undefined => {
  const { text, at: start } = state;
  const from = endOfLine(text, start) + 1;
  const indent = indentationAt(text, from);
  if (indent <= parentColumn || from >= text.length || isEmptyLine(text, from, indent))
    return undefined;
  const body = bodyAt(text, from, indent);
  const hasBreak = body.end < text.length;
  const clipped = hasBreak && header !== '|-' ? `${body.text}\n` : body.text;
  const kept = header === '|+' ? clipped + '\n'.repeat(body.emptyLines) : clipped;
  // An empty line without its end would count in another way.
  if (header === '|+' && !text.endsWith('\n')) return undefined;
  state.at = body.next;
  return quickScalar(kept, start, body.end, 'literal', false);
};
