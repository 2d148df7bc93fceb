import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { rememberedFiles } from './remembered-files.ts';

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'remembered-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
};

test('a file has changed when its content is another, not when it was touched', () => {
  const path = join(folder(), 'a');
  writeFileSync(path, 'one');
  const files = rememberedFiles(() => {});
  files.read(path);
  writeFileSync(path, 'one');
  expect(files.haveChanged()).toBe(false);
  writeFileSync(path, 'two');
  expect(files.haveChanged()).toBe(true);
  files.read(path);
  expect(files.haveChanged()).toBe(false);
  rmSync(path);
  expect(files.haveChanged()).toBe(true);
});

test('a missing file is remembered as missing, and told once', () => {
  const path = join(folder(), 'a');
  const told: string[] = [];
  const files = rememberedFiles((each) => told.push(each));
  expect(() => files.read(path)).toThrow('ENOENT');
  expect(() => files.read(path)).toThrow('ENOENT');
  expect(told).toEqual([path]);
  expect(files.paths()).toEqual([path]);
  expect(files.haveChanged()).toBe(false);
  writeFileSync(path, '');
  expect(files.haveChanged()).toBe(true);
});
