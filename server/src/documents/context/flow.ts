import { unquoted } from './line-shape.ts';
import type { Step } from './path.ts';

/** One bracket that is open. */
interface Frame {
  readonly kind: 'map' | 'list';
  readonly keys: Map<string, string>;
  key: string | undefined;
  wordStart: number;
}

/** Where in brackets a place is. */
export interface FlowPlace {
  readonly steps: readonly Step[];
  /** A key of a map in braces, or a value. */
  readonly expects: 'key' | 'value';
  /** The keys of the innermost map; empty in a list. */
  readonly siblings: ReadonlyMap<string, string>;
  /** Where in the text the present word begins. */
  readonly wordStart: number;
}

const frameOf = (bracket: string, at: number): Frame => ({
  kind: bracket === '{' ? 'map' : 'list',
  keys: new Map(),
  key: undefined,
  wordStart: at + 1,
});

const wordOf = (text: string, { wordStart }: Frame, end: number): string =>
  unquoted(text.slice(wordStart, end).trim());

const endPart = (text: string, frame: Frame, end: number): void => {
  const word = wordOf(text, frame, end);
  if (frame.kind !== 'map') return;
  if (frame.key !== undefined) frame.keys.set(frame.key, word);
  else if (word !== '') frame.keys.set(word, '');
};

const skipQuoted = (text: string, at: number): number => {
  const quote = text[at] ?? '';
  for (let next = at + 1; next < text.length; next += 1) {
    if (text[next] === '\\' && quote === '"') next += 1;
    else if (text[next] === quote) return next;
  }
  return text.length;
};

const isColon = (text: string, at: number): boolean =>
  text[at] === ':' && (at + 1 >= text.length || /[\s,[\]{}]/.test(text[at + 1] ?? ''));

const startsQuote = (text: string, at: number, frame: Frame): boolean =>
  (text[at] === '"' || text[at] === "'") && text.slice(frame.wordStart, at).trim() === '';

const close = (text: string, frames: Frame[], at: number): void => {
  const frame = frames.pop();
  if (frame) endPart(text, frame, at);
  const outer = frames.at(-1);
  if (outer) outer.wordStart = at + 1;
};

const punctuate = (text: string, frame: Frame, at: number): void => {
  if (text[at] === ',') endPart(text, frame, at);
  frame.key = text[at] === ',' ? undefined : wordOf(text, frame, at);
  frame.wordStart = at + 1;
};

const isComment = (text: string, at: number): boolean =>
  text[at] === '#' && /\s/.test(text[at - 1] ?? '');

const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

/** Takes one character inside of brackets, and gives the place of the next. */
const advanceWithin = (text: string, frame: Frame, at: number): number => {
  if (startsQuote(text, at, frame)) return skipQuoted(text, at) + 1;
  if (isComment(text, at)) return endOfLine(text, at);
  if (text[at] === ',' || (frame.kind === 'map' && isColon(text, at))) punctuate(text, frame, at);
  return at + 1;
};

/** Takes one character, and gives the place of the next. */
const advance = (text: string, frames: Frame[], at: number): number => {
  const character = text[at] ?? '';
  const frame = frames.at(-1);
  if (character === '[' || character === '{') frames.push(frameOf(character, at));
  else if (character === ']' || character === '}') close(text, frames, at);
  else if (frame) return advanceWithin(text, frame, at);
  return at + 1;
};

const scanned = (text: string): readonly Frame[] => {
  const frames: Frame[] = [];
  for (let at = 0; at < text.length; ) {
    at = advance(text, frames, at);
    if (frames.length === 0) return [];
  }
  return frames;
};

/** The keys that follow in the map that is open where `before` ends. */
const keysAfter = (before: string, after: string, depth: number): ReadonlyMap<string, string> => {
  const text = before + after;
  const frames: Frame[] = [];
  for (let at = 0; at < text.length; ) {
    const innermost = frames[depth - 1];
    at = advance(text, frames, at);
    if (at > before.length && frames.length < depth) return innermost?.keys ?? new Map();
    if (frames.length === 0) break;
  }
  return frames[depth - 1]?.keys ?? new Map();
};

const stepsOf = (frames: readonly Frame[]): readonly Step[] =>
  frames.flatMap((frame): Step[] => {
    if (frame.kind === 'list') return [{ kind: 'item' }];
    return frame.key === undefined ? [] : [{ kind: 'key', name: frame.key, siblings: frame.keys }];
  });

/**
 * The place in a text that starts with a bracket and ends at the cursor; undefined if all brackets are
 * closed there. `after` is what follows the cursor.
 */
export const flowPlace = (before: string, after: string): FlowPlace | undefined => {
  const frames = scanned(before);
  const frame = frames.at(-1);
  if (frame === undefined) return undefined;
  const isKey = frame.kind === 'map' && frame.key === undefined;
  const blanks = before.slice(frame.wordStart).search(/\S|$/);
  const siblings = new Map(frame.kind === 'map' ? keysAfter(before, after, frames.length) : []);
  if (isKey)
    siblings.delete(
      unquoted(
        (before + after)
          .slice(frame.wordStart)
          .split(/[,:}\n]/)[0]
          ?.trim() ?? '',
      ),
    );
  return {
    steps: stepsOf(frames),
    expects: isKey ? 'key' : 'value',
    siblings,
    wordStart: frame.wordStart + blanks,
  };
};
