import { unquoted } from './line-shape.ts';
import type { Step } from './path.ts';

/** One bracket that is open. */
interface Frame {
  readonly kind: 'map' | 'list';
  readonly keys: Map<string, string>;
  readonly items: string[];
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
  /** The other items of the innermost list, as far as they are plain words; empty in a map. */
  readonly beside: readonly string[];
  /** The value of `<<`. */
  readonly isMerge: boolean;
  /** Where in the text the present word begins. */
  readonly wordStart: number;
}

const frameOf = (bracket: string, at: number): Frame => ({
  kind: bracket === '{' ? 'map' : 'list',
  keys: new Map(),
  items: [],
  key: undefined,
  wordStart: at + 1,
});

const wordOf = (text: string, { wordStart }: Frame, end: number): string =>
  unquoted(text.slice(wordStart, end).trim());

const endPart = (text: string, frame: Frame, end: number): void => {
  const word = wordOf(text, frame, end);
  if (frame.kind === 'list') {
    // A bracket of its own counts as an item too, though it is no word.
    frame.items.push(word);
    return;
  }
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

/** The bracket that is open where `before` ends, with all that follows in it. */
const frameWithRest = (before: string, after: string, depth: number): Frame | undefined => {
  const text = before + after;
  const frames: Frame[] = [];
  for (let at = 0; at < text.length; ) {
    const innermost = frames[depth - 1];
    at = advance(text, frames, at);
    if (at > before.length && frames.length < depth) return innermost;
    if (frames.length === 0) break;
  }
  const open = frames[depth - 1];
  // The last key is one too, though nothing closes its value.
  if (open?.key !== undefined && !open.keys.has(open.key)) open.keys.set(open.key, '');
  return open;
};

const stepsOf = (frames: readonly Frame[]): readonly Step[] =>
  frames.flatMap((frame): Step[] => {
    if (frame.kind === 'list') return [{ kind: 'item', index: frame.items.length }];
    return frame.key === undefined ? [] : [{ kind: 'key', name: frame.key, siblings: frame.keys }];
  });

const siblingsIn = (frame: Frame, own: string | undefined): ReadonlyMap<string, string> => {
  const siblings = new Map(frame.keys);
  if (own !== undefined) siblings.delete(own);
  return siblings;
};

/** The word that begins at a place, up to what ends it, without its quotes. */
const wholeWord = (text: string, wordStart: number): string =>
  unquoted(
    text
      .slice(wordStart)
      .split(/[,:}\]\n]/)[0]
      ?.trim() ?? '',
  );

const itemsBeside = ({ items }: Frame, index: number): readonly string[] =>
  items.filter((item, at) => at !== index && item !== '');

/**
 * The place in a text that starts with a bracket and ends at the cursor; undefined if all brackets are
 * closed there. `after` is what follows the cursor.
 */
export const flowPlace = (before: string, after: string): FlowPlace | undefined => {
  const frames = scanned(before);
  const frame = frames.at(-1);
  if (frame === undefined) return undefined;
  const isKey = frame.kind === 'map' && frame.key === undefined;
  const wordStart = frame.wordStart + before.slice(frame.wordStart).search(/\S|$/);
  const whole = frameWithRest(before, after, frames.length) ?? frame;
  return {
    steps: stepsOf(frames),
    expects: isKey ? 'key' : 'value',
    siblings: siblingsIn(
      frame.kind === 'map' ? whole : frame,
      isKey ? wholeWord(before + after, wordStart) : undefined,
    ),
    beside: itemsBeside(whole, frame.items.length),
    isMerge: frame.key === '<<',
    wordStart,
  };
};
