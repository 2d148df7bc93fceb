import { expect, test } from 'vitest';
import { cursorText } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { onTypeEdits } from './on-type-formatting.ts';

/** What the line of the cursor begins with after the edit. */
const checkIndent = (typed: string, marked: string, expected: number): void => {
  const { source, position } = cursorText(`#cloud-config\n${marked}`);
  const now = source.text.split('\n')[position.line]?.search(/[^ ]|$/) ?? 0;
  const [edit] = onTypeEdits(openDocument(source), position, typed);
  expect(edit ? edit.newText.length : now, marked).toBe(expected);
};

test('a line break after a key without value goes in, after one with value stays', () => {
  checkIndent('\n', 'users:\n¦', 2);
  checkIndent('\n', 'users: # why\n¦', 2);
  checkIndent('\n', 'hostname: a\n  ¦', 0);
  checkIndent('\n', 'users:\n  - name: a\n¦', 4);
  checkIndent('\n', 'users:\n  - name: a\n    groups:\n¦', 6);
  checkIndent('\n', 'users:\n  -   name:\n¦', 8);
});

test('a line break after a dash or an item', () => {
  checkIndent('\n', 'runcmd:\n  - ls\n      ¦', 2);
  checkIndent('\n', 'runcmd:\n  -\n¦', 4);
  checkIndent('\n', 'runcmd:\n  - - ls\n¦', 4);
  checkIndent('\n', 'users:\n  - &base\n    ¦', 4);
  checkIndent('\n', 'users:\n  - !!map &base\n¦', 4);
});

test('a line break in a text block stays in it', () => {
  checkIndent('\n', 'runcmd:\n  - |\n¦', 4);
  checkIndent('\n', 'a:\n  b: >-\n¦', 4);
  checkIndent('\n', 'runcmd:\n  - |\n    if x:\n¦', 4);
  checkIndent('\n', 'a: |\n      b\n      - c: d\n  ¦', 6);
});

test('a line break above what is there already goes by that', () => {
  checkIndent('\n', 'a:\n¦\n    b: 1\n', 4);
  checkIndent('\n', 'a:\n¦\nb: 1\n', 2);
  checkIndent('\n', 'packages:\n  ¦\n- a\n', 0);
  checkIndent('\n', 'users:\n  - name: a\n    groups:\n      ¦\n    - b\n', 4);
  checkIndent('\n', 'users:\n- groups:\n¦\n- name: b\n', 4);
});

test('a line break in brackets goes in once', () => {
  checkIndent('\n', 'runcmd: [\n¦', 2);
  checkIndent('\n', 'runcmd:\n  - [\n¦', 6);
  checkIndent('\n', 'a: [b]\n   ¦', 3);
});

test('after a comment or an empty line the author knows better', () => {
  checkIndent('\n', '  # b\n   ¦', 3);
  checkIndent('\n', 'a:\n\n   ¦', 3);
  checkIndent('\n', 'a: "b\n   ¦', 3);
});

test('a dash behind a key with a value begins the next item', () => {
  checkIndent('-', 'users:\n  - name: a\n    -¦', 2);
  checkIndent('-', 'users:\n- name: a\n  groups: [b]\n  -¦', 0);
  checkIndent('-', 'users:\n- name: a\n  uid: 1\n  -¦', 0);
});

test('a dash that can stand where it is stays', () => {
  checkIndent('-', 'users:\n  -¦', 2);
  checkIndent('-', 'users:\n-¦', 0);
  checkIndent('-', 'users:\n  - name: a\n    groups:\n    -¦', 4);
  checkIndent('-', 'users:\n  - name: a\n  -¦', 2);
  checkIndent('-', 'a:\n  - b: |\n      -¦', 6);
  checkIndent('-', 'hostname: a\n  -¦', 2);
});

test('nothing in scripts', () => {
  const { source, position } = cursorText('#!/bin/sh\nif:\n|');
  expect(onTypeEdits(openDocument(source), position, '\n')).toEqual([]);
});
