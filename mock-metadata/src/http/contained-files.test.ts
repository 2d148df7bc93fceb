import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { containedFiles } from './contained-files.ts';

const folders = () => {
  const path = mkdtempSync(join(tmpdir(), 'contained-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  mkdirSync(join(path, 'inside', 'deeper'), { recursive: true });
  writeFileSync(join(path, 'inside', 'deeper', 'file'), 'inside');
  writeFileSync(join(path, 'secret'), 'outside');
  symlinkSync(join(path, 'secret'), join(path, 'inside', 'link'));
  symlinkSync(path, join(path, 'inside', 'up'));
  symlinkSync(join(path, 'inside', 'deeper'), join(path, 'inside', 'side'));
  return path;
};

const verdict = (path: string, name: string): string => {
  try {
    return Buffer.from(containedFiles(join(path, 'inside'))(join(path, name))).toString();
  } catch (error) {
    return String((error as { readonly code?: unknown }).code);
  }
};

test('files below the folder are read, also through links that stay below', () => {
  const path = folders();
  expect(verdict(path, 'inside/deeper/file')).toBe('inside');
  expect(verdict(path, 'inside/side/file')).toBe('inside');
  expect(verdict(path, 'inside/deeper/../deeper/file')).toBe('inside');
});

test.each([
  'secret',
  'inside/../secret',
  'inside/link',
  'inside/up/secret',
  'nothing',
  'inside/up/nothing',
])('what leads out of the folder is refused: %s', (name) => {
  expect(verdict(folders(), name)).toBe('EOUTSIDE');
});

test('what is not there is said to be missing only below the folder', () => {
  const path = folders();
  expect(verdict(path, 'inside/nothing')).toBe('ENOENT');
  expect(verdict(path, 'inside/nothing/deeper')).toBe('ENOENT');
  expect(verdict(path, 'inside/deeper')).toBe('EISDIR');
});
