import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { foldingRanges } from './folding.ts';

/** Each fold as `first-last`, with its kind where it has one. */
const checkFolds = (text: string, expected: readonly string[]): void => {
  const folds = foldingRanges(openDocument(documentNamed('user-data', text)));
  expect(
    folds.map(({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`),
  ).toEqual(expected);
};

test('keys with their values, items and text blocks', () => {
  checkFolds(
    '#cloud-config\nusers:\n  - name: a\n    groups:\n      - b\n  - default\nruncmd:\n- |\n  x\n\n  y\n\nhostname: a\n',
    ['1-5', '2-4', '3-4', '6-10', '7-10'],
  );
});

test('of brackets the closing one stays in sight', () => {
  checkFolds('#cloud-config\nruncmd: [\n  a,\n  [b,\n   c]\n]\n', ['1-4', '3-4']);
});

test('comments over several lines, and regions', () => {
  checkFolds(
    '#cloud-config\n# a\n# b\n\na:\n  # c\n  # d\n  - |\n    # e\n    # f\n# region g\nh: 1\n# endregion\n',
    ['0-2 comment', '4-9', '5-6 comment', '7-9', '10-12 region'],
  );
  checkFolds('#cloud-config\na: 1\n# region g\n# x\n# y\n# endregion\n', [
    '2-5 region',
    '3-4 comment',
  ]);
});

test('a key that cannot be read keeps its folds, by indentation', () => {
  checkFolds('#cloud-config\na:\n  - "b\n  - c\nd:\n  - e\n', ['1-3', '4-5']);
});

test('parts of a MIME document, and what is in them', () => {
  checkFolds(
    'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/cloud-config\n\na:\n  - b\n--b\nContent-Type: text/x-shellscript\n\n#!/bin/sh\nif x; then\n  y\nfi\n--b--\n',
    ['3-7 region', '6-7', '8-14 region', '12-13'],
  );
});

test('Windows line ends', () => {
  checkFolds('#cloud-config\r\na:\r\n  - b\r\n  - c\r\n', ['1-3']);
});

test('what a template decides on or repeats', () => {
  checkFolds(
    '## template: jinja\n#cloud-config\n{% if x %}\na:\n  - b\n{%- for y in z %}\n  - c\n{% endfor %}\n{% endif %}\nd: 1\n{% if x %}\ne: 1\n',
    ['2-7', '3-6', '5-6'],
  );
  checkFolds('#cloud-config\n{% if x %}\na: 1\n{% endif %}\n', []);
});
