import { expect, test } from 'vitest';
import { typeOfPlain } from './resolve.ts';
import { type Surprise, surpriseOf } from './surprise.ts';

const checkSurprise = (text: string, expected: Surprise | undefined): void => {
  const type = typeOfPlain(text);
  if (type === 'merge' || type === 'value') throw new Error(`${text} is a mark, not a value`);
  expect(surpriseOf(text, type), text).toBe(expected);
};

test('bare words that are something else than they look', () => {
  checkSurprise('22:30', 'sixties');
  checkSurprise('1:30.5', 'sixties');
  checkSurprise('0x1F', 'hexadecimal');
  checkSurprise('-0b11', 'binary');
  checkSurprise('0644', 'octal');
  checkSurprise('1_000', 'underscores');
  checkSurprise('-1_0.5', 'underscores');
  checkSurprise('.inf', 'number');
  checkSurprise('yes', 'flag');
  checkSurprise('OFF', 'flag');
  checkSurprise('2032-09-01', 'date');
  checkSurprise('~', 'null');
  checkSurprise('0o644', 'text');
  checkSurprise('08', 'text');
  checkSurprise('1e3', 'text');
});

test('and those that are not', () => {
  for (const text of ['', 'a', 'y', '0', '-1', '1.', '.5', '1.5e+3', 'True', 'FALSE', '80:80'])
    checkSurprise(text, undefined);
});
