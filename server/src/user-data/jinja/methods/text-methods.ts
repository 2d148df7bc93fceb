import { bound, countOf, needed, repeated, stringOf } from '../arguments.ts';
import { fail } from '../failure.ts';
import { type Arguments, isTrue, isTuple, itemsOf, tuple, typeName, type Value } from '../value.ts';
import { capitalized, linesOf, titled } from './letters.ts';
import { filledText } from './str-format.ts';

type Method = (text: string, given: Arguments) => Value;

const escapedForClass = (characters: string): string => characters.replace(/[\]\\^-]/g, '\\$&');

const stripped =
  (name: string, isLeft: boolean, isRight: boolean): Method =>
  (text, given) => {
    const { characters } = bound(name, given, ['characters']);
    const set = stringOf(characters ?? undefined, '');
    const isWhite = characters === undefined || characters === null;
    if (!isWhite && set === '') return text;
    const one = isWhite ? '\\s' : `[${escapedForClass(set)}]`;
    const left = isLeft ? text.replace(new RegExp(`^${one}+`, 'u'), '') : text;
    return isRight ? withoutEnd(left, new RegExp(`^${one}$`, 'u')) : left;
  };

/** A pattern at the end of a text would be tried from every place. */
const withoutEnd = (text: string, one: RegExp): string => {
  const characters = [...text];
  while (characters.length > 0 && one.test(characters.at(-1) ?? '')) characters.pop();
  return characters.join('');
};

const aligned =
  (name: string, sides: (room: number, width: number) => readonly [number, number]): Method =>
  (text, given) => {
    const { width, fill } = bound(name, given, ['width', 'fill']);
    const room = countOf(width, 0) - [...text].length;
    if (room <= 0) return text;
    const [left, right] = sides(room, countOf(width, 0));
    const by = stringOf(fill, ' ');
    return repeated(by, left) + text + repeated(by, right);
  };

const startsOrEnds =
  (name: string, does: (text: string, part: string) => boolean): Method =>
  (text, given) => {
    const { part } = bound(name, given, ['part']);
    const parts = needed(name, 'prefix', part);
    const all = isTuple(parts) ? parts.items : [parts];
    return all.some((one) => does(text, stringOf(one, '')));
  };

const found =
  (name: string, find: (text: string, part: string) => number, mustBe: boolean): Method =>
  (text, given) => {
    const { part, start, end } = bound(name, given, ['part', 'start', 'end']);
    const from = countOf(start, 0);
    const inside = text.slice(from, countOf(end, text.length));
    const at = find(inside, stringOf(needed(name, 'sub', part), ''));
    if (at < 0 && mustBe) return fail('runtime', 'substring not found');
    return BigInt(at < 0 ? -1 : at + (from < 0 ? from + text.length : from));
  };

const matches =
  (pattern: RegExp): Method =>
  (text) =>
    pattern.test(text);

const cased =
  (isCase: (text: string) => boolean): Method =>
  (text) =>
    isCase(text) && text.toLowerCase() !== text.toUpperCase();

const partitioned =
  (name: string, find: (text: string, part: string) => number, isLast: boolean): Method =>
  (text, given) => {
    const separator = stringOf(needed(name, 'sep', given.positional[0]), '');
    if (separator === '') return fail('runtime', 'empty separator');
    const at = find(text, separator);
    if (at < 0) return tuple(isLast ? ['', '', text] : [text, '', '']);
    return tuple([text.slice(0, at), separator, text.slice(at + separator.length)]);
  };

const splitBy = (text: string, separator: string, most: number): string[] => {
  if (separator === '') return fail('runtime', 'empty separator');
  const parts = text.split(separator);
  return most < 0 || parts.length <= most + 1
    ? parts
    : [...parts.slice(0, most), parts.slice(most).join(separator)];
};

const splitBlank = (text: string, most: number): string[] => {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const words = trimmed.split(/\s+/u);
  if (most < 0 || words.length <= most + 1) return words;
  const rest = words
    .slice(0, most)
    .reduce((left, word) => left.slice(word.length).trimStart(), text.trimStart());
  return [...words.slice(0, most), rest];
};

const split: Method = (text, given) => {
  const { sep, maxsplit } = bound('split', given, ['sep', 'maxsplit']);
  const most = countOf(maxsplit, -1);
  return sep === undefined || sep === null
    ? splitBlank(text, most)
    : splitBy(text, stringOf(sep, ''), most);
};

const backwards = (text: string): string => [...text].reverse().join('');

const splitFromEnd: Method = (text, given) => {
  const parts = split(backwards(text), {
    ...given,
    positional: given.positional.map((one) => (typeof one === 'string' ? backwards(one) : one)),
    named: new Map(
      [...given.named].map(([key, one]) => [key, typeof one === 'string' ? backwards(one) : one]),
    ),
  });
  return itemsOf(parts)
    .map((part) => backwards(stringOf(part, '')))
    .reverse();
};

const joined: Method = (text, given) =>
  itemsOf(needed('join', 'iterable', given.positional[0]))
    .map((item, index) =>
      typeof item === 'string'
        ? item
        : fail('type', `sequence item ${index}: expected str instance, ${typeName(item)} found`),
    )
    .join(text);

const replaced: Method = (text, given) => {
  const { old, by, count } = bound('replace', given, ['old', 'by', 'count']);
  const from = stringOf(needed('replace', 'old', old), '');
  const to = stringOf(needed('replace', 'new', by), '');
  const most = countOf(count, -1);
  const parts = from === '' ? ['', ...text, ''] : text.split(from);
  const times = most < 0 ? parts.length - 1 : Math.min(most, parts.length - 1);
  return (
    parts
      .slice(0, times)
      .map((part) => part + to)
      .join('') + parts.slice(times).join(from)
  );
};

const swapped: Method = (text) =>
  [...text]
    .map((one) => (one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase()))
    .join('');

const zeroFilled: Method = (text, given) => {
  const width = countOf(needed('zfill', 'width', given.positional[0]), 0);
  const sign = /^[-+]/.exec(text)?.[0] ?? '';
  return sign + repeated('0', width - text.length) + text.slice(sign.length);
};

const lowered: Method = (text) => text.toLowerCase();

/** The methods of a text that a template can call. */
export const textMethods: Readonly<Record<string, Method>> = {
  capitalize: capitalized,
  casefold: lowered,
  center: aligned('center', (room, width) => {
    // Python puts the odd blank in front where the width is odd.
    const left = Math.floor(room / 2) + (room & width & 1);
    return [left, room - left];
  }),
  count: (text, given) => {
    const part = stringOf(needed('count', 'sub', given.positional[0]), '');
    return BigInt(part === '' ? [...text].length + 1 : text.split(part).length - 1);
  },
  endswith: startsOrEnds('endswith', (text, part) => text.endsWith(part)),
  expandtabs: (text, given) =>
    text.replaceAll('\t', repeated(' ', countOf(given.positional[0], 8))),
  find: found('find', (text, part) => text.indexOf(part), false),
  format: filledText,
  index: found('index', (text, part) => text.indexOf(part), true),
  isalnum: matches(/^[\p{L}\p{N}]+$/u),
  isalpha: matches(/^\p{L}+$/u),
  isascii: matches(/^[\0-\x7f]*$/),
  isdecimal: matches(/^\p{Nd}+$/u),
  isdigit: matches(/^\p{Nd}+$/u),
  islower: cased((text) => text === text.toLowerCase()),
  isnumeric: matches(/^\p{N}+$/u),
  isspace: matches(/^\s+$/u),
  istitle: cased((text) => text === titled(text)),
  isupper: cased((text) => text === text.toUpperCase()),
  join: joined,
  ljust: aligned('ljust', (room) => [0, room]),
  lower: lowered,
  lstrip: stripped('lstrip', true, false),
  partition: partitioned('partition', (text, part) => text.indexOf(part), false),
  removeprefix: (text, given) => {
    const prefix = stringOf(needed('removeprefix', 'prefix', given.positional[0]), '');
    return text.startsWith(prefix) ? text.slice(prefix.length) : text;
  },
  removesuffix: (text, given) => {
    const suffix = stringOf(needed('removesuffix', 'suffix', given.positional[0]), '');
    return suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
  },
  replace: replaced,
  rfind: found('rfind', (text, part) => text.lastIndexOf(part), false),
  rindex: found('rindex', (text, part) => text.lastIndexOf(part), true),
  rjust: aligned('rjust', (room) => [room, 0]),
  rpartition: partitioned('rpartition', (text, part) => text.lastIndexOf(part), true),
  rsplit: splitFromEnd,
  rstrip: stripped('rstrip', false, true),
  split,
  splitlines: (text, given) => {
    const { keepends } = bound('splitlines', given, ['keepends']);
    return linesOf(text, keepends !== undefined && isTrue(keepends));
  },
  startswith: startsOrEnds('startswith', (text, part) => text.startsWith(part)),
  strip: stripped('strip', true, true),
  swapcase: swapped,
  title: titled,
  upper: (text) => text.toUpperCase(),
  zfill: zeroFilled,
};
