import { expect, test } from 'vitest';
import { progress } from './progress.ts';

const shownOn = (isTTY: boolean, isWanted: boolean): string => {
  const texts: string[] = [];
  const { show, clear } = progress({ isTTY, write: (text) => texts.push(text) }, isWanted);
  show(1, 3);
  clear();
  return texts.join('');
};

test('progress is one line on a terminal, and gone in the end', () => {
  expect(shownOn(true, true)).toBe('\r1 of 3 scenarios\u001b[K\r\u001b[K');
});

test('into a file, or where nobody wants it, there is none', () => {
  expect([shownOn(false, true), shownOn(true, false)]).toEqual(['', '']);
});
