import { visible } from '../visible.ts';

/**
 * Text from outside (headers, bodies, names) as markdown that shows it and does nothing else:
 * no markup, no link and no control character in it works.
 */

/** One line of plain text. */
export const prose = (text: string): string =>
  visible(clipped(text, proseLimit))
    .replace(/\s+/g, ' ')
    .replace(/[\\`*[\]<>&|~#]/g, '\\$&')
    .replace(/(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])/g, '\\_')
    // Without these two, plain text that looks like an address would become a link.
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/\b(www)\./gi, '$1\\.');

const proseLimit = 700;

/** A short text in code; longer ones lose their end. */
export const inlineCode = (text: string): string => {
  const shown = visible(clipped(text, inlineLimit)).replace(/\s+/g, ' ');
  if (shown.trim() === '') return '(empty)';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return fence + pad + shown + pad + fence;
};

const inlineLimit = 200;

/** A block of code under a fence that nothing inside can close. */
export const fenced = (text: string, language: string): string => {
  const shown = visible(text);
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown.replace(/\n$/, '')}\n${fence}`;
};

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

const clipped = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, limit)}… (${text.length - limit} more characters)`;
