import { expect, test } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import { cursorText } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { offsetAt } from '../documents/source-text.ts';
import { selectionRanges } from './selection-ranges.ts';

/** The texts selected one after the other, from the word; the last, the document, is left out. */
const checkSelected = (marked: string, expected: readonly string[]): void => {
  const { source, position } = cursorText(marked);
  const texts: string[] = [];
  const [first] = selectionRanges(openDocument(source), [position]);
  for (let at: SelectionRange | undefined = first; at; at = at.parent) {
    texts.push(source.text.slice(offsetAt(source, at.range.start), offsetAt(source, at.range.end)));
  }
  expect(texts.at(-1)).toBe(source.text);
  expect(texts.slice(0, -1)).toEqual(expected);
};

test('word, value, entry, map, item, list, key', () => {
  checkSelected('#cloud-config\nusers:\n  - name: a b|c\n    uid: 1\n  - x\n', [
    'bc',
    'a bc',
    'name: a bc',
    'name: a bc\n    uid: 1',
    '- name: a bc\n    uid: 1',
    '- name: a bc\n    uid: 1\n  - x',
    'users:\n  - name: a bc\n    uid: 1\n  - x',
  ]);
});

test('inside of quotes first, then with them', () => {
  checkSelected('#cloud-config\na: ["b |c", d]\n', [
    'c',
    'b c',
    '"b c"',
    '["b c", d]',
    'a: ["b c", d]',
  ]);
});

test('in a text block the word, the line, the text, the value', () => {
  checkSelected('#cloud-config\nruncmd:\n  - |\n    a\n    b ¦c\n', [
    'c',
    'b c',
    '    a\n    b c',
    '|\n    a\n    b c',
    '- |\n    a\n    b c',
    'runcmd:\n  - |\n    a\n    b c',
  ]);
});

test('a key that cannot be read, and a comment', () => {
  checkSelected('#cloud-config\na: "b |c\n', ['c', 'a: "b c']);
  checkSelected('#cloud-|config\na: 1\n', ['cloud-config', '#cloud-config']);
});
