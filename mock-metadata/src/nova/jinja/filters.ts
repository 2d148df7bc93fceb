import { isDict } from '../python/json.ts';
import { isList, memberOf, printed, TemplateError, type TemplateValue, truthy } from './value.ts';

type Filter = (value: TemplateValue, ...given: readonly TemplateValue[]) => TemplateValue;

const textFilter =
  (change: (text: string) => string): Filter =>
  (value) =>
    change(printed(value));

const fallback: Filter = (value, other = '', alsoIfFalse = false) =>
  value === undefined || (truthy(alsoIfFalse) && !truthy(value)) ? other : value;

const length: Filter = (value) => {
  if (isList(value)) return BigInt(value.length);
  if (typeof value === 'string') return BigInt(Array.from(value).length);
  if (value !== undefined && isDict(value)) return BigInt(value.size);
  throw new TemplateError('TypeError', 'this value has no length');
};

const joined: Filter = (value, between = '') =>
  isList(value) ? value.map(printed).join(printed(between)) : printed(value);

/** Jinja's filters that a network template has use for. */
export const filters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['default', fallback],
  ['d', fallback],
  ['length', length],
  ['count', length],
  ['join', joined],
  ['upper', textFilter((text) => text.toUpperCase())],
  ['lower', textFilter((text) => text.toLowerCase())],
  ['trim', textFilter((text) => text.trim())],
  ['string', printed],
  ['replace', (value, old, by) => printed(value).replaceAll(printed(old), printed(by))],
  ['first', (value) => memberOf(value, 0n)],
  ['last', (value) => memberOf(value, -1n)],
]);

type Test = (value: TemplateValue) => boolean;

/** Jinja's tests, for `is` and `is not`. */
export const tests: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['defined', (value) => value !== undefined],
  ['undefined', (value) => value === undefined],
  ['none', (value) => value === null],
  ['string', (value) => typeof value === 'string'],
  ['number', (value) => typeof value === 'bigint' || typeof value === 'number'],
  ['mapping', (value) => value !== undefined && isDict(value)],
]);
