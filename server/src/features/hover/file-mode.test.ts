import { expect, test } from 'vitest';
import { modeWords } from './file-mode.ts';

test('modes as ls shows them', () => {
  expect(modeWords('0644', true)).toBe('Mode `0644`: `rw-r--r--` (owner, group, others).');
  expect(modeWords('755', true)).toContain('`rwxr-xr-x`');
  expect(modeWords('0o600', true)).toContain('`rw-------`');
  expect(modeWords('4755', true)).toContain('runs as its owner');
  expect(modeWords('1777', true)).toContain('sticky');
  expect(modeWords('0644', false)).toContain('`rw-r--r--`');
  expect(modeWords('644', false)).toMatch(/`1204`.*decimal/);
});

test('what is no mode', () => {
  for (const text of ['', '0689', 'u=rwx', '77777']) expect(modeWords(text, true)).toBeUndefined();
  expect(modeWords('99999', false)).toBeUndefined();
});
