import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { plainFile } from './plain-file.ts';

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'plain-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
};

const codeOf = (path: string): unknown => {
  try {
    plainFile(path);
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

test('a file is read whole, an empty one too', () => {
  const path = join(folder(), 'a');
  for (const content of ['', 'one', 'x'.repeat(200_000)]) {
    writeFileSync(path, content);
    expect(plainFile(path).toString()).toBe(content);
  }
});

test('what is no plain file is refused at once', () => {
  const path = folder();
  expect(codeOf(path)).toBe('EISDIR');
  expect(codeOf(join(path, 'missing'))).toBe('ENOENT');
  if (process.platform === 'win32') return;
  expect(codeOf('/dev/zero')).toBe('ENOTPLAIN');
  const makePipe = 'mkfifo';
  execFileSync(makePipe, [join(path, 'pipe')]);
  expect(codeOf(join(path, 'pipe'))).toBe('ENOTPLAIN');
});

test('a file without a size of its own is read all the same', () => {
  if (process.platform !== 'linux') return;
  expect(plainFile('/proc/self/status').toString()).toContain('VmRSS');
});

test('a file that is too large is refused without being read', () => {
  const path = join(folder(), 'a');
  writeFileSync(path, '');
  truncateSync(path, 33 * 1024 * 1024);
  expect(codeOf(path)).toBe('EFBIG');
});
