import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { requireEmpty, writeConfigDrive } from './export-folder.ts';

const temporaryFolder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'export-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

const filesOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));

/** Every file below a folder, with its text. */
const textsIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

const drive = { 'ec2/latest/user-data': 'one', 'openstack/content/0000': '' };

test('a drive is written whole, in a folder made for it, for this user alone', () => {
  const above = temporaryFolder();
  const folder = join(above, 'a/b');
  writeConfigDrive(folder, filesOf(drive));
  expect(textsIn(folder)).toEqual(drive);
  expect(readdirSync(folder).sort()).toEqual(['ec2', 'openstack']);
  for (const made of ['a', 'a/b', 'a/b/ec2', 'a/b/ec2/latest', 'a/b/openstack/content']) {
    expect(`${made} ${modeOf(join(above, made))}`).toBe(`${made} 700`);
  }
  expect(modeOf(join(folder, 'ec2/latest/user-data'))).toBe('600');
});

test('an earlier drive goes, with all that it had, and the rest of the folder stays', () => {
  const folder = temporaryFolder();
  writeConfigDrive(folder, filesOf({ ...drive, 'openstack/content/0001': 'old' }));
  writeFileSync(join(folder, 'mine'), 'mine');
  writeConfigDrive(folder, filesOf({ 'openstack/latest/user_data': 'two' }));
  expect(textsIn(folder)).toEqual({ mine: 'mine', 'openstack/latest/user_data': 'two' });
});

test('a link in the place of a tree is replaced, and what it leads to is left alone', () => {
  const folder = temporaryFolder();
  const other = temporaryFolder();
  writeFileSync(join(other, 'precious'), 'precious');
  symlinkSync(other, join(folder, 'openstack'));
  writeConfigDrive(folder, filesOf(drive));
  expect(textsIn(folder)).toEqual(drive);
  expect(textsIn(other)).toEqual({ precious: 'precious' });
});

const unwritable = filesOf({ 'openstack/a': '1', 'openstack/a/b': 'a file stands above it' });

test('where writing fails, an earlier drive stays as it was', () => {
  const folder = temporaryFolder();
  writeConfigDrive(folder, filesOf(drive));
  expect(() => writeConfigDrive(folder, unwritable)).toThrow();
  expect(textsIn(folder)).toEqual(drive);
  expect(readdirSync(folder).sort()).toEqual(['ec2', 'openstack']);
});

test('where writing fails, no folder made for it stays', () => {
  const above = temporaryFolder();
  expect(() => writeConfigDrive(join(above, 'a/b'), unwritable)).toThrow();
  expect(existsSync(join(above, 'a'))).toBe(false);
});

const checkRefused = (act: () => void, code: string, message: RegExp) =>
  expect(act).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));

test('a file in the way is no folder', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  for (const path of [file, join(file, 'below')]) {
    checkRefused(() => requireEmpty(path), 'not-a-folder', /below is no folder|file is no folder/);
    checkRefused(() => writeConfigDrive(path, []), 'not-a-folder', /a file stands there, or above/);
  }
});

test('a place where nothing can be made is an error that says why', () => {
  checkRefused(
    () => writeConfigDrive('/proc/drive', []),
    'not-written',
    /^Cannot write to \/proc\/drive \(E[A-Z]+: .*\)\. Nothing new was left there/,
  );
});

test('only a folder with nothing in it is empty', () => {
  const folder = temporaryFolder();
  requireEmpty(folder);
  requireEmpty(join(folder, 'missing'));
  for (const name of ['b', 'a', 'c']) mkdirSync(join(folder, name));
  checkRefused(() => requireEmpty(folder), 'not-empty', /is not empty: it has a, b, …\. Choose/);
});
