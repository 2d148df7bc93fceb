import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { namedFolder } from './named-folder.ts';

const checkFolder = (argument: unknown, expected: string | undefined) =>
  expect(namedFolder(argument)).toBe(expected);

test('a folder is named by a path, by a URI as text or by a Uri', () => {
  const folder = resolve('/mnt/a b');
  checkFolder(folder, folder);
  checkFolder(' drives/web ', 'drives/web');
  checkFolder('D:\\', 'D:\\');
  checkFolder(pathToFileURL(folder).href, folder);
  checkFolder({ scheme: 'file', fsPath: folder }, folder);
});

test('what a menu or key binding gives besides names no folder', () => {
  for (const argument of [undefined, null, '', ' ', 7, {}, { scheme: 'file' }, { fsPath: 1 }]) {
    checkFolder(argument, undefined);
  }
});

test('a folder that is on no disk is refused, with a way out', () => {
  const virtual = { scheme: 'vscode-vfs', fsPath: '/x', toString: () => 'vscode-vfs://github/x' };
  for (const argument of [virtual, 'vscode-vfs://github/x']) {
    expect(() => namedFolder(argument)).toThrow(/^vscode-vfs:\/\/github\/x is on no disk .*open/);
  }
});
