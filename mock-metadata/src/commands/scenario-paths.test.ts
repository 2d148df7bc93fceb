import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { rootOf, scenarioPaths } from './scenario-paths.ts';

const folderWith = (...files: readonly string[]): string => {
  const path = mkdtempSync(join(tmpdir(), 'paths-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const file of files) {
    mkdirSync(join(path, file, '..'), { recursive: true });
    writeFileSync(join(path, file), '');
  }
  return path;
};

test('a folder stands for the scenarios below it, sorted; a file for itself', () => {
  const path = folderWith(
    'b.scenario.yaml',
    'a/c.scenario.yml',
    'a/web.lab.yaml',
    'node_modules/x.scenario.yaml',
    '.git/x.scenario.yaml',
  );
  const names = ['a/c.scenario.yml', 'b.scenario.yaml'].map((name) => join(path, name));
  expect(scenarioPaths(path)).toEqual(names);
  expect(scenarioPaths(join(path, 'a/web.lab.yaml'))).toEqual([join(path, 'a/web.lab.yaml')]);
  expect(scenarioPaths(join(path, 'nope'))).toBeUndefined();
});

test('a scenario may not reach out of its repository', () => {
  const path = folderWith('.git/config', 'a/b/c.scenario.yaml');
  expect(rootOf(join(path, 'a/b/c.scenario.yaml'), join(path, 'a/b'))).toBe(path);
});

test('outside any repository the current folder counts if it is above, else its own', () => {
  const path = folderWith('a/b/c.scenario.yaml', 'd/e');
  const file = join(path, 'a/b/c.scenario.yaml');
  expect(rootOf(file, join(path, 'a'))).toBe(join(path, 'a'));
  expect(rootOf(file, join(path, 'a/b'))).toBe(join(path, 'a/b'));
  expect(rootOf(file, join(path, 'd'))).toBe(join(path, 'a/b'));
  expect(rootOf(file, '/')).toBe(join(path, 'a/b'));
});
