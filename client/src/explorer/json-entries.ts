import { isSecretName } from '../../../mock-metadata/src/secret-name.ts';
import { visibleText } from '../visible-text.ts';
import type { JsonValue } from './json-value.ts';
import { mask } from './secrets.ts';

/** Where a value stands in its document: keys of objects, indexes of arrays, from the top. */
export type JsonPath = readonly (string | number)[];

/** One key of an object or item of an array, as a row of the tree. */
export interface JsonEntry {
  readonly label: string;
  readonly path: JsonPath;
  readonly value: JsonValue;
  /** The value in a few words; a secret's is masked. */
  readonly summary: string;
  /** Whether it has entries of its own. */
  readonly expandable: boolean;
  /** Whether its key, or one above it, names a secret. */
  readonly secret: boolean;
}

/** The entries of an object or array at `path`; none for anything else. */
export const jsonEntries = (
  value: JsonValue,
  path: JsonPath = [],
  secret = false,
): readonly JsonEntry[] => {
  if (value === null || typeof value !== 'object') return [];
  const pairs: readonly (readonly [string | number, JsonValue])[] = isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value);
  return pairs.map(([key, item]) => entryOf(key, item, path, secret));
};

/** The value as JSON text, or as it is for a string: what somebody wants to paste. */
export const pasteableText = (value: JsonValue): string =>
  typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);

/** The path in the form that jq takes: `.keys[0].name`; `.` for the whole document. */
export const jqPath = (path: JsonPath): string => {
  const steps = path.map((step, index) => {
    if (typeof step === 'number') return index === 0 ? `.[${step}]` : `[${step}]`;
    if (/^[A-Za-z_]\w*$/.test(step)) return `.${step}`;
    return index === 0 ? `.[${JSON.stringify(step)}]` : `[${JSON.stringify(step)}]`;
  });
  return steps.join('') || '.';
};

const entryOf = (
  key: string | number,
  value: JsonValue,
  above: JsonPath,
  secretAbove: boolean,
): JsonEntry => {
  const secret = secretAbove || (typeof key === 'string' && isSecretName(key));
  return {
    label: typeof key === 'number' ? `[${key}]` : visibleText(key),
    path: [...above, key],
    value,
    summary: secret && !isEmptyValue(value) ? mask : summaryOf(value),
    expandable: !secret && hasEntries(value),
    secret,
  };
};

const isArray = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const isEmptyValue = (value: JsonValue): boolean => value === null || value === '';

const hasEntries = (value: JsonValue): boolean =>
  value !== null && typeof value === 'object' && Object.keys(value).length > 0;

const summaryOf = (value: JsonValue): string => {
  if (typeof value === 'string') return value === '' ? '(empty text)' : visibleText(value, 120);
  if (value === null || typeof value !== 'object') return String(value);
  if (isArray(value)) return value.length === 0 ? '(empty list)' : counted(value.length, 'item');
  const count = Object.keys(value).length;
  return count === 0 ? '(no keys)' : counted(count, 'key');
};

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
