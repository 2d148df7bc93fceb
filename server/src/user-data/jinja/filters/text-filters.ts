import { bound, countOf, needed, repeated, stringOf } from '../arguments.ts';
import { fail } from '../failure.ts';
import type { Filter } from '../filter.ts';
import { printfText } from '../format.ts';
import { capitalized, linesOf } from '../methods/letters.ts';
import { textMethods } from '../methods/text-methods.ts';
import { textOf } from '../show.ts';
import {
  dict,
  isDict,
  isMissing,
  isTrue,
  itemsOf,
  lengthOf,
  tuple,
  typeName,
  useMissing,
  type Value,
} from '../value.ts';

const callMethod = (name: string, value: Value, positional: readonly Value[]): Value =>
  textMethods[name]?.(textOf(value), { positional, named: new Map() }) ?? null;

/** The method of that name, on whatever the value prints as. */
const asMethod =
  (name: string): Filter =>
  (value, given) => {
    bound(name, given, []);
    return callMethod(name, value, []);
  };

const titled: Filter = (value) =>
  textOf(value)
    .split(/([-\s({[<]+)/u)
    .map(capitalized)
    .join('');

const replaced: Filter = (value, given) => {
  const found = bound('replace', given, ['old', 'new', 'count']);
  const positional = [
    textOf(needed('replace', 'old', found.old)),
    textOf(needed('replace', 'new', found.new)),
    found.count ?? -1n,
  ];
  return callMethod('replace', value, positional);
};

const indented: Filter = (value, given) => {
  const { width, first, blank } = bound('indent', given, ['width', 'first', 'blank']);
  if (isMissing(value)) return useMissing(value);
  if (typeof value !== 'string')
    return fail('type', `can only concatenate str (not "${typeName(value)}")`);
  const by = typeof width === 'string' ? width : repeated(' ', countOf(width, 4));
  const [top = '', ...rest] = linesOf(`${value}\n`);
  const isBlankToo = blank !== undefined && isTrue(blank);
  const lines = rest.map((line) => (line === '' && !isBlankToo ? line : by + line));
  return (first !== undefined && isTrue(first) ? by : '') + [top, ...lines].join('\n');
};

const truncated: Filter = (value, given) => {
  const { length, killwords, end, leeway } = bound('truncate', given, [
    'length',
    'killwords',
    'end',
    'leeway',
  ]);
  const size = lengthOf(value);
  const text = textOf(value);
  const [most, mark] = [countOf(length, 255), stringOf(end, '...')];
  if (most < mark.length) fail('runtime', `expected length >= ${mark.length}, got ${most}`);
  if (size <= most + countOf(leeway, 5)) return value;
  const cut = text.slice(0, most - mark.length);
  if (killwords !== undefined && isTrue(killwords)) return cut + mark;
  const space = cut.lastIndexOf(' ');
  return (space < 0 ? cut : cut.slice(0, space)) + mark;
};

/** Words with the blanks between them; a hyphen inside of a word may end a line. */
const wordsIn = (line: string): readonly string[] =>
  line.match(
    /\s+|[^\s-]*[\p{L}\p{N}]-+(?=[\p{L}\p{N}])|\S+?(?=[\p{L}\p{N}]-+[\p{L}\p{N}])|\S+/gu,
  ) ?? [];

const cut = (word: string, width: number): readonly string[] =>
  word.match(new RegExp(`[\\s\\S]{1,${width}}`, 'gu')) ?? [];

const wrappedLine = (line: string, width: number): string[] => {
  const lines: string[] = [];
  let current = '';
  for (const word of wordsIn(line).flatMap((one) => cut(one, width))) {
    const isBlank = word.trim() === '';
    if (current.length + word.length > width && !isBlank) {
      lines.push(current.trimEnd());
      current = '';
    }
    if (!isBlank || current !== '' || lines.length === 0) current += word;
  }
  return [...lines, current.trimEnd()].filter((one) => one !== '');
};

const wrapped: Filter = (value, given) => {
  const { width, wrapstring } = bound('wordwrap', given, [
    'width',
    'break_long_words',
    'wrapstring',
    'break_on_hyphens',
  ]);
  const by = stringOf(wrapstring ?? undefined, '\n');
  const most = Math.max(1, countOf(width, 79));
  if (isMissing(value)) return useMissing(value);
  if (typeof value !== 'string')
    return fail('runtime', `'${typeName(value)}' object has no attribute 'splitlines'`);
  return linesOf(value)
    .map((line) => wrappedLine(line, most).join(by))
    .join(by);
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&#39;',
  '"': '&#34;',
};

const escaped: Filter = (value) => textOf(value).replace(/[&<>'"]/g, (one) => entities[one] ?? one);

const quotedForUrl = (value: Value, isQuery: boolean): string => {
  const quoted = encodeURIComponent(textOf(value)).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return isQuery ? quoted.replaceAll('%20', '+') : quoted.replaceAll('%2F', '/');
};

const pairText = (pair: Value): string => {
  const [key, value, more] = itemsOf(pair);
  if (key === undefined || value === undefined || more !== undefined) {
    return fail('runtime', 'wrong number of values to unpack (expected 2)');
  }
  return `${quotedForUrl(key, true)}=${quotedForUrl(value, true)}`;
};

const urlEncoded: Filter = (value) => {
  const isPlain = typeof value !== 'object' || value === null;
  if (isPlain) return quotedForUrl(value, false);
  const pairs = isDict(value) ? [...value.entries.values()].map(tuple) : itemsOf(value);
  return pairs.map(pairText).join('&');
};

const filled: Filter = (value, { positional, named }) => {
  if (positional.length > 0 && named.size > 0) {
    return fail('runtime', "can't handle positional and keyword arguments at the same time");
  }
  return printfText(textOf(value), named.size > 0 ? dict(named) : tuple(positional));
};

const withoutTags: Filter = (value) =>
  textOf(value)
    .replace(/<!--[\s\S]*?-->|<[^>]*>/g, '')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .join(' ');

const printed: Filter = (value) => textOf(value);

/** Filters of texts, by name. */
export const textFilters: Readonly<Record<string, Filter>> = {
  capitalize: asMethod('capitalize'),
  center: (value, given) =>
    callMethod('center', value, [bound('center', given, ['width']).width ?? 80n]),
  e: escaped,
  escape: escaped,
  forceescape: escaped,
  format: filled,
  indent: indented,
  lower: asMethod('lower'),
  replace: replaced,
  safe: printed,
  string: printed,
  striptags: withoutTags,
  title: titled,
  trim: (value, given) =>
    callMethod('strip', value, [bound('trim', given, ['chars']).chars ?? null]),
  truncate: truncated,
  upper: asMethod('upper'),
  urlencode: urlEncoded,
  wordcount: (value) => BigInt(textOf(value).match(/[\p{L}\p{N}_]+/gu)?.length ?? 0),
  wordwrap: wrapped,
};
