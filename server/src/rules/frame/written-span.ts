import type { Span, Value } from './value.ts';

/** Where a value is written, without the name that is set in front of it: `a` of `&name a`. */
export const writtenSpan = ({ span, scope, borrowed }: Value): Span => {
  if (borrowed || scope.text[span.start] !== '&') return span;
  const name = /^&[^\s,[\]{}]+\s+/.exec(scope.text.slice(span.start, span.end));
  return { start: span.start + (name?.[0].length ?? 0), end: span.end };
};
