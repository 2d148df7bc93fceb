import { lengthOfFirstEntry, readYaml, type YamlReading } from './yaml/read.ts';

/** One top-level key with all that belongs to it. Places in the reading count from `start`. */
export interface Block {
  readonly start: number;
  readonly text: string;
  /** The same object as long as the text is the same: what is derived from it can be kept by it. */
  readonly reading: YamlReading;
}

const isBlankCode = (code: number): boolean =>
  Number.isNaN(code) || code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;

/** Line ends that only PyYAML sees, byte order marks, directives, and the like: not to be cut. */
const uncommon = /[\x85\u2028\u2029\ufeff]|\r(?!\n)|^(?:%|\.\.\.|[?:](?:\s|$)|[[{|>])/m;

/** Anchors and tags that stand alone in their line: they belong to what comes next, mostly to all the keys. */
const onlyProperties = /^[&!]\S*(?:[ \t]+[&!]\S*)*[ \t]*(?:[ \t]#.*)?$/m;

const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
};

type Line = 'key' | 'item' | 'inside' | 'nothing' | 'marker';

const ownLine = new Set([...'#]},'].map((character) => character.charCodeAt(0)));

/** What a line is to the cutting, by how it begins. */
const lineKind = (text: string, at: number): Line => {
  const code = text.charCodeAt(at);
  if (code === 0x0a || code === 0x0d || code === 0x23) return 'nothing';
  if (code === 0x20 || code === 0x09 || ownLine.has(code)) return 'inside';
  if (code !== 0x2d) return 'key';
  if (isBlankCode(text.charCodeAt(at + 1))) return 'item';
  return text.startsWith('---', at) && isBlankCode(text.charCodeAt(at + 3)) ? 'marker' : 'key';
};

// A line at a time: a pattern for all of them fails on very many.
const emptyLine = / *(?:#[^\n]*)?\r?\n/y;
const markerLine = /--- *\r?\n/y;

const afterLine = (line: RegExp, text: string, at: number): number => {
  line.lastIndex = at;
  return line.test(text) ? line.lastIndex : at;
};

const afterEmptyLines = (text: string, from: number): number => {
  let at = from;
  for (let next = afterLine(emptyLine, text, at); next > at; next = afterLine(emptyLine, text, at))
    at = next;
  return at;
};

/** Before the first key only comments, empty lines and one `---` may stand. */
const endOfPreface = (text: string): number =>
  afterEmptyLines(text, afterLine(markerLine, text, afterEmptyLines(text, 0)));

/** Where the blocks begin; undefined where the text must be read in one piece. */
const cuts = (text: string): readonly number[] | undefined => {
  if (uncommon.test(text) || onlyProperties.test(text)) return undefined;
  const first = endOfPreface(text);
  if (first < text.length && lineKind(text, first) !== 'key') return undefined;
  const starts: number[] = [];
  for (let at = first; at < text.length; at = endOfLine(text, at)) {
    const kind = lineKind(text, at);
    if (kind === 'marker') return undefined;
    if (kind === 'key') starts.push(at);
  }
  return starts;
};

type Reader = (text: string) => YamlReading;

const readerWith = (earlier: readonly Block[]): Reader => {
  const known = new Map(earlier.map(({ text, reading }) => [text, reading]));
  return (text) => {
    const reading = known.get(text) ?? readYaml(text);
    known.set(text, reading);
    return reading;
  };
};

const isUnclosed = ({ errors }: YamlReading): boolean => errors.at(-1)?.code === 'yaml-unclosed';

/** How many of the cut pieces an entry really spans: quotes and brackets may go on at column 0. */
const piecesOfEntry = (text: string, starts: readonly number[], index: number): number => {
  const start = starts[index] ?? 0;
  const length = lengthOfFirstEntry(text.slice(start));
  if (length === undefined) return 1;
  const next = starts.indexOf(start + length, index + 1);
  const isRest = next < 0 && start + length >= text.trimEnd().length;
  if (isRest) return starts.length - index;
  return next < 0 ? 1 : next - index;
};

/** Looking further is not cheap; nobody leaves so many quotes open. */
const mostTries = 32;

const cutBlocks = (text: string, starts: readonly number[], read: Reader): readonly Block[] => {
  const blocks: Block[] = [];
  let tries = mostTries;
  const endOf = (index: number): number => starts[index] ?? text.length;
  for (let index = 0; index < starts.length; ) {
    const start = starts[index] ?? 0;
    const piece = text.slice(start, endOf(index + 1));
    const reading = read(piece);
    const mayGoOn = isUnclosed(reading) && index + 1 < starts.length && tries > 0;
    if (mayGoOn) tries -= 1;
    const count = mayGoOn ? piecesOfEntry(text, starts, index) : 1;
    const whole = count === 1 ? piece : text.slice(start, endOf(index + count));
    blocks.push({ start, text: whole, reading: count === 1 ? reading : read(whole) });
    index += count;
  }
  return blocks;
};

const isMap = ({ reading: { node } }: Block): boolean => node?.kind === 'map';

const wholeBlock = (text: string, read: Reader): readonly Block[] => [
  { start: 0, text, reading: read(text) },
];

/** A text as one block, where the keys mean something only together. */
export const uncut = (text: string, earlier: readonly Block[] = []): readonly Block[] =>
  wholeBlock(text, readerWith(earlier));

/**
 * A text cut at its top-level keys, so that a mistake stays in its block and an edit costs one block.
 * `earlier` are the blocks of the version before. A text that is no list of keys is one block.
 */
export const blocksOf = (text: string, earlier: readonly Block[] = []): readonly Block[] => {
  const read = readerWith(earlier);
  const starts = cuts(text);
  if (starts === undefined || starts.length === 0) return wholeBlock(text, read);
  const blocks = cutBlocks(text, starts, read);
  return blocks.length > 1 && !blocks.some(isMap) ? wholeBlock(text, read) : blocks;
};
