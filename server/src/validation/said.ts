import { code } from '../knowledge/words.ts';
import type { ProblemCode, Severity } from '../problem.ts';
import type { Found, Path, Spot } from './finding.ts';

/** What a problem says, and where. */
export interface Said {
  readonly code: ProblemCode;
  readonly message: string;
  readonly spot: Spot;
  readonly instead?: readonly string[];
  /** Where it matters less than others of its code. */
  readonly severity?: Severity;
}

/** What a sentence calls a value: its key, or what it is an item of. */
export const nameOf = (path: Path): string => {
  const last = path.at(-1);
  if (last === undefined) return 'The document';
  if (typeof last === 'string') return code(last);
  const key = path.findLast((part) => typeof part === 'string');
  if (key === undefined) return 'An item of the list';
  return path.at(-2) === key ? `An item of ${code(key)}` : `An item within ${code(key)}`;
};

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return from + text.slice(from, end < 0 ? text.length : end).trimEnd().length;
};

/** A failure at the value alone, without the name of an anchor in front of it: that stays whatever is written. */
export const withoutAnchor = <Of extends Found>(found: Of, text: string): Of => {
  const { spot, borrowed, node } = found;
  const name =
    borrowed || node.kind === 'alias'
      ? null
      : /^&[^\s,[\]{}]+[ \t]+/.exec(text.slice(spot.start, spot.end));
  return name === null
    ? found
    : { ...found, spot: { ...spot, start: spot.start + name[0].length } };
};

const isEmpty = ({ start, end }: Spot): boolean => start >= end;

/** Where to point at a value as a whole: its key if it spans lines or is empty, else the value. */
export const spotOfValue = ({ spot, key }: Found, text: string): Spot => {
  const end = Math.min(spot.end, endOfLine(text, spot.start));
  const isLong = end < spot.end;
  if (key && (isLong || isEmpty(spot))) return key;
  return { start: spot.start, end };
};

/** Where to point at something a map lacks: its first key. */
export const spotOfLack = (found: Found, text: string): Spot => {
  const { node, borrowed } = found;
  const first = node.kind === 'map' && !node.flow ? node.entries[0]?.key : undefined;
  return borrowed || first === undefined ? spotOfValue(found, text) : first;
};
