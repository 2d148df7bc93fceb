import type { ScalarNode } from './node.ts';

/**
 * Where the text of a scalar stands, without quotes, tag and anchor. Undefined where it is written in another way
 * than it reads: over several lines, with escapes, or as a text block.
 */
export const contentSpan = (
  text: string,
  { style, end, text: content }: ScalarNode,
): { readonly start: number; readonly end: number } | undefined => {
  const last = style === 'single' || style === 'double' ? end - 1 : end;
  const start = last - content.length;
  return text.slice(start, last) === content ? { start, end: last } : undefined;
};
