import type { Paint } from './terminal.ts';

/**
 * Our own markdown (headings, lists, bold, code, fences) as text for a terminal. Only what
 * `explained` writes is known; any other line stays as it is.
 */
export const markdownText = (markdown: string, paint: Paint): string => {
  let fence: string | undefined;
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    const mark = /^(`{3,})/.exec(line)?.[1];
    if (fence === undefined && mark !== undefined) fence = mark;
    else if (fence !== undefined && line === fence) fence = undefined;
    else lines.push(fence === undefined ? lineText(line, paint) : codeLine(line, paint));
  }
  return lines.join('\n');
};

const codeLine = (line: string, paint: Paint): string =>
  line === '' ? '' : `    ${paint.dim(line)}`;

const lineText = (line: string, paint: Paint): string => {
  const heading = /^#+ (.*)$/.exec(line)?.[1];
  if (heading !== undefined) return paint.bold(inlineText(heading, paint));
  return inlineText(line, paint);
};

// Bold, code with as many backticks around it as it needs, or a character that markup was kept from.
const pieces = /\*\*((?:\\.|[^*\\])+)\*\*|(`+)(.+?)\2(?!`)|\\([^0-9A-Za-z\s])/g;

const inlineText = (line: string, paint: Paint): string =>
  line.replace(pieces, (_, bold?: string, _ticks?: string, code?: string, escaped?: string) => {
    if (bold !== undefined) return paint.bold(unescaped(bold));
    if (code !== undefined) return paint.cyan(withoutPad(code));
    return escaped ?? '';
  });

const unescaped = (text: string): string => text.replace(/\\([^0-9A-Za-z\s])/g, '$1');

const withoutPad = (code: string): string => code.replace(/^ (.*) $/, '$1');
