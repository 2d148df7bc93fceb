import { formsOf } from './kinds.ts';
import type { Scalar, Shape, TextShape } from './shape.ts';

/** `a`, `b` or `c`. */
export const listed = (words: readonly string[], last: 'and' | 'or'): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1] ?? ''}`;

/** Text as code in markdown; backticks in it do no harm. */
export const code = (text: string): string =>
  text.includes('`') ? `\`\` ${text.replaceAll('``', '` `')} \`\`` : `\`${text}\``;

/** Text of a document as markdown that shows it as it stands. */
export const escapedMarkdown = (text: string): string =>
  /^[\w./-]*$/.test(text) ? text : text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, '\\$&');

/** Texts that YAML takes for something else: words, numbers, dates. `802.3ad` is none of these. */
const isReadOtherwise =
  /^(?:|on|off|yes|no|true|false|null|~|=|<<|[-+]?(?:0x[\da-f_]+|0b[01_]+|[\d.][\d_.:e+-]*|\.inf|\.nan)|\d{4}-\d.*|[-+.](?:\s.*)?)$/i;

/** A constant as it is written in YAML. */
export const yamlOf = (value: Scalar): string => {
  if (value === null) return 'null';
  return typeof value === 'string' && isReadOtherwise.test(value) ? `'${value}'` : String(value);
};

const oneOfValues = (values: readonly Scalar[]): string =>
  listed(
    values.map((value) => code(yamlOf(value))),
    'or',
  );

const rangeOf = (min: number | undefined, max: number | undefined): string => {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` not below ${min}`;
  return max === undefined ? '' : ` not above ${max}`;
};

const textWords = ({ format, pattern, examples = [] }: TextShape): string => {
  if (format === 'date') return 'a date as a string, in quotes';
  if (pattern === undefined) return 'a string';
  const [example] = examples;
  return example === undefined ? 'a string of the right form' : `a string like ${code(example)}`;
};

/** What one form looks like, in a few words: `a list`, `true or false`. */
const formWords = (shape: Exclude<Shape, { kind: 'alternatives' }>): string => {
  switch (shape.kind) {
    case 'text':
      return textWords(shape);
    case 'integer':
      return `a whole number${rangeOf(shape.min, shape.max)}`;
    case 'number':
      return `a number${rangeOf(shape.min, shape.max)}`;
    case 'flag':
      return '`true` or `false`';
    case 'nothing':
      return '`null`';
    case 'anything':
      return 'any value';
    case 'choice':
      return oneOfValues(shape.values.map(({ value }) => value));
    case 'list':
      return 'a list';
    case 'map':
      return 'a map of keys and values';
  }
};

/** What a value may look like, in a few words. */
export const shapeWords = (shape: Shape): string => {
  const forms = formsOf(shape);
  // A form that has given way to another is nothing to lead people to.
  const current = forms.filter(({ changed }) => changed === undefined);
  return listed([...new Set((current.length > 0 ? current : forms).map(formWords))], 'or');
};
