import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { lineAt } from '../documents/source-text.ts';
import { standardSettings } from '../settings.ts';
import { editsBetween, semanticTokens, tokenModifiers, tokenTypes } from './semantic-tokens.ts';

/** Each token as its type, its modifiers and its text. */
const tokensOf = (text: string, lines?: readonly [number, number]): readonly string[] => {
  const document = openDocument(documentNamed('user-data', text));
  const range = lines && {
    start: { line: lines[0], character: 0 },
    end: { line: lines[1], character: 0 },
  };
  const data = semanticTokens(document, standardSettings, range);
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
    character = down === 0 ? character + right : right;
    line += down;
    const modifiers = tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0);
    const word = lineAt(document.source, line).slice(character, character + length);
    found.push([tokenTypes[type], ...modifiers, word].join(' '));
  }
  return found;
};

const checkFile = (path: string, content: string, expected: readonly string[]): void => {
  const body = content.replace(/^/gm, '      ');
  // The path may come after the content, where no grammar can go by it.
  expect(
    tokensOf(`#cloud-config\nwrite_files:\n  - content: |\n${body}\n    path: ${path}\n`),
  ).toEqual(expected);
};

test('a file by its path: JSON, INI, Python, shell, YAML', () => {
  checkFile('/a.json', '{"b": [1, "c", true]}', [
    'property "b"',
    'number 1',
    'string "c"',
    'keyword true',
  ]);
  checkFile('/a.service', '# b\n[Unit]\nAfter = c.target\n\nBroken', [
    'comment # b',
    'namespace [Unit]',
    'property After',
  ]);
  checkFile('/a.py', 'def b(c=1):\n    return "d"  # e', [
    'keyword def',
    'number 1',
    'keyword return',
    'string "d"',
    'comment # e',
  ]);
  checkFile('/etc/default/a', 'if [ "$b" ]; then c=$d # e\nfi', [
    'keyword if',
    'string "$b"',
    'keyword then',
    'variable $d',
    'comment # e',
    'keyword fi',
  ]);
  checkFile('/a.yml', 'b: "c" # d\n- e: f', [
    'property b',
    'string "c"',
    'comment # d',
    'property e',
  ]);
});

test('nothing for a script that says its language, for packed content, for unknown paths', () => {
  checkFile('/a.py', '#!/usr/bin/python3\nimport b', []);
  checkFile('/a.txt', 'if b', []);
  const packed =
    '#cloud-config\nwrite_files:\n  - {path: /a.py, encoding: b64, content: "aWYgYQ=="}\n';
  expect(tokensOf(packed)).toEqual([]);
});

test('users and groups that the document makes', () => {
  expect(
    tokensOf(
      '#cloud-config\nusers: [default, {name: ada, groups: [ops, adm]}]\ngroups: [ops]\nwrite_files: [{owner: "ada:root"}]\n',
    ),
  ).toEqual([
    'variable declaration ada',
    'variable ops',
    'variable declaration ops',
    'variable ada',
  ]);
});

test('deprecated keys', () => {
  expect(tokensOf('#cloud-config\nusers:\n  - name: a\n    lock-passwd: true\n')).toEqual([
    'variable declaration a',
    'property deprecated lock-passwd',
  ]);
});

test('of a range only what is in it', () => {
  const text = '#cloud-config\nusers: [a]\ngroups: [b]\nchpasswd: {users: [{name: a}]}\n';
  expect(tokensOf(text, [2, 3])).toEqual(['variable declaration b']);
});

test('an edit is told by what changed', () => {
  expect(editsBetween([1, 2, 3, 4], [1, 9, 3, 4])).toEqual([
    { start: 1, deleteCount: 1, data: [9] },
  ]);
  expect(editsBetween([1, 1], [1, 1, 1])).toEqual([{ start: 2, deleteCount: 0, data: [1] }]);
  expect(editsBetween([1, 2], [1, 2])).toEqual([]);
  expect(editsBetween([1, 2], [])).toEqual([{ start: 0, deleteCount: 2, data: [] }]);
});
