import type { ScalarType } from './node.ts';

/**
 * In which way a bare word is something else to YAML 1.1 than it looks: a number of another base; one with `_` in
 * it, or written as few people write it (`number`); a boolean, a date, nothing at all; a text that looks like a number.
 */
export type Surprise =
  | 'sixties'
  | 'hexadecimal'
  | 'binary'
  | 'octal'
  | 'underscores'
  | 'number'
  | 'flag'
  | 'date'
  | 'null'
  | 'text';

/** Numbers that every reader sees as such, however they are rounded. */
const everydayNumber = /^[-+]?(?:0|[1-9]\d*)(?:\.\d*)?$|^[-+]?0?\.\d+$|^[-+]?\d+\.\d*e[-+]\d+$/i;

/** Texts that look like numbers: of YAML 1.2, of other languages. */
const likeNumber = /^[-+]?(?:0o[0-7]+|0\d*[89]\d*|\d[\d.]*[eE][-+]?\d+)$/;

const numbers: readonly (readonly [Surprise, RegExp])[] = [
  ['sixties', /:/],
  ['hexadecimal', /^[-+]?0x/],
  ['binary', /^[-+]?0b/],
  ['octal', /^[-+]?0[0-7_]+$/],
  ['underscores', /_/],
];

const ofNumber = (text: string): Surprise | undefined =>
  everydayNumber.test(text)
    ? undefined
    : (numbers.find(([, pattern]) => pattern.test(text))?.[0] ?? 'number');

/** How a bare word of a known type surprises; undefined where it is what it looks like. */
export const surpriseOf = (text: string, type: ScalarType): Surprise | undefined => {
  switch (type) {
    case 'integer':
    case 'number':
      return ofNumber(text);
    case 'flag':
      return /^(?:true|false)$/i.test(text) ? undefined : 'flag';
    case 'date':
      return 'date';
    case 'null':
      return text === '' ? undefined : 'null';
    case 'text':
      return likeNumber.test(text) ? 'text' : undefined;
    default:
      return undefined;
  }
};
