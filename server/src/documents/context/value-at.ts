import type { Position } from '../source-text.ts';
import { type Context, nothing, type ValueContext } from './context.ts';
import { flowAt } from './flow-at.ts';
import { type KeyEntry, opensBlock, opensFlow } from './line-shape.ts';
import type { Lines } from './lines.ts';
import { nameAt } from './name-at.ts';
import { type Step, siblingsOf } from './path.ts';

const quoteAt = (text: string, column: number, character: number): ValueContext['quote'] => {
  const first = text[column];
  return (first === '"' || first === "'") && column < character ? first : '';
};

const lengthOfScalar = (rest: string, quote: ValueContext['quote']): number => {
  if (quote === '') {
    const comment = rest.search(/\s#/);
    return (comment < 0 ? rest : rest.slice(0, comment)).trimEnd().length;
  }
  return rest.search(quote === '"' ? /"|$/ : /'|$/);
};

/** The scalar that begins at a column, round the cursor. */
const scalarAt = (
  text: string,
  character: number,
  from: number,
  place: Pick<ValueContext, 'steps' | 'column' | 'beside'>,
): Context => {
  const quote = quoteAt(text, from, character);
  const start = from + quote.length;
  const end = Math.max(character, start + lengthOfScalar(text.slice(start), quote));
  if (quote !== '' && end < character) return nothing;
  const word = { start, end, text: text.slice(start, end) };
  return { ...place, kind: 'value', quote, isFlow: false, word };
};

/** What opens a text block; only before it an anchor or a type may still be written. */
export const styleAt = (value: string, column: number, character: number): Context => {
  const text = /^\S+/.exec(value)?.[0] ?? '';
  const word = { start: column, end: column + text.length, text };
  return character < column ? nothing : { kind: 'style', word };
};

/** Whether something is written below a key already. */
const hasLinesBelow = (lines: Lines, line: number, column: number): boolean => {
  for (let at = line + 1; at <= lines.last; at += 1) {
    const indent = lines.indent(at);
    if (indent !== undefined)
      return indent > column || (indent === column && /^-(?:\s|$)/.test(lines.text(at).trim()));
  }
  return false;
};

/** What can stand after the colon of a key. */
export const valueAt = (
  lines: Lines,
  key: KeyEntry,
  steps: readonly Step[],
  position: Position,
): Context => {
  const { line, character } = position;
  const text = lines.text(line);
  const siblings = siblingsOf(lines, line, key.column);
  const inside: readonly Step[] = [...steps, { kind: 'key', name: key.name, siblings }];
  if (opensBlock(key.value))
    return character < key.valueColumn
      ? (nameAt(text, key.end + 1, character, false) ?? nothing)
      : styleAt(key.value, key.valueColumn, character);
  const from = Math.min(key.valueColumn, character);
  if (opensFlow(key.value) && key.valueColumn < character)
    return flowAt(lines, { line, column: from, steps: inside }, position) ?? nothing;
  const column = hasLinesBelow(lines, line, key.column) ? undefined : key.column;
  return (
    nameAt(text, key.end + 1, character, key.name === '<<') ??
    scalarAt(text, character, from, { steps: inside, column, beside: [] })
  );
};
