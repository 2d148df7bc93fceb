import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { offsetAt } from '../documents/source-text.ts';
import { formattingEdits } from './formatting.ts';

const formatted = (text: string, lines?: readonly [number, number]): string => {
  const document = openDocument(documentNamed('user-data', text));
  const range = lines && {
    start: { line: lines[0], character: 0 },
    end: { line: lines[1], character: 0 },
  };
  let result = text;
  for (const { range: at, newText } of formattingEdits(document, range).toReversed()) {
    const start = offsetAt(document.source, at.start);
    result = result.slice(0, start) + newText + result.slice(offsetAt(document.source, at.end));
  }
  return result;
};

const checkFormatted = (text: string, expected: string): void => {
  expect(formatted(text)).toBe(expected);
  expect(formatted(expected)).toBe(expected);
};

test('two columns a level, items deeper than their key', () => {
  checkFormatted(
    '#cloud-config\nusers:\n- name:   a\n  groups:\n      - b\n-   - c\n    - d\n',
    '#cloud-config\nusers:\n  - name: a\n    groups:\n      - b\n  - - c\n    - d\n',
  );
});

test('a text block moves as a whole, and keeps what is in it', () => {
  checkFormatted(
    '#cloud-config\nruncmd:\n- |\n      if a; then  \n        b\n\n\n      fi\n- |+\n   c\n\n\n- d\n',
    '#cloud-config\nruncmd:\n  - |\n    if a; then  \n      b\n\n\n    fi\n  - |+\n    c\n\n\n  - d\n',
  );
});

test('a comment stays with what it stands at', () => {
  checkFormatted(
    '#cloud-config\na:\n# of the first\n- b\n  # inside\n# of c\nc:   1    #why\nd:\n  # - e\n',
    '#cloud-config\na:\n  # of the first\n  - b\n    # inside\n# of c\nc: 1 # why\nd:\n  # - e\n',
  );
});

test('one empty line where there were more, none at the end, and a last line break', () => {
  checkFormatted('#cloud-config\n\n\na: 1  \n\n \n\nb: 2\n\n\n', '#cloud-config\n\na: 1\n\nb: 2\n');
  checkFormatted('#cloud-config\na: 1', '#cloud-config\na: 1\n');
  checkFormatted('#cloud-config\na: 1\n  \n ', '#cloud-config\na: 1\n');
});

test('a last text block without line break has none in its text, and gets none', () => {
  checkFormatted('#cloud-config\na: |\n    b', '#cloud-config\na: |\n  b');
});

test('Windows line ends stay', () => {
  checkFormatted('#cloud-config\r\na:\r\n- b  \r\n', '#cloud-config\r\na:\r\n  - b\r\n');
});

test('a document with a mistake in it is left alone', () => {
  const text = '#cloud-config\na:\n- b   \nc: "d\n';
  expect(formatted(text)).toBe(text);
});

test('a template is laid out where no statement counts on its blanks', () => {
  const head = '## template: jinja\n#cloud-config\n';
  checkFormatted(
    `${head}hostname:   {{ v1.name }}   #  x\n{% if a %}\nruncmd:\n- b\n{% endif %}\nc:\n- d {#   e #}\n{% if f %}\n- g\n{% endif %}\n- h\n`,
    `${head}hostname: {{ v1.name }} #  x\n{% if a %}\nruncmd:\n  - b\n{% endif %}\nc:\n- d {#   e #}\n{% if f %}\n- g\n{% endif %}\n- h\n`,
  );
});

test('a template in which blanks between keys count is left alone', () => {
  for (const line of ['  {% if a %}', '{% if a %}  ', '{%- if a %}']) {
    const text = `## template: jinja\n#cloud-config\nb:   1\n${line}\nc:\n- d\n{% endif %}\n`;
    expect(formatted(text)).toBe(text);
  }
});

test('each part of a MIME document is laid out by itself', () => {
  const head = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n';
  const part = 'Content-Type: text/cloud-config\n\n';
  checkFormatted(
    `${head}${part}a:\n- b\n--b\n${part}c: "\n--b\nContent-Type: text/x-shellscript\n\n#!/bin/sh\necho   x  \n--b--\n`,
    `${head}${part}a:\n  - b\n--b\n${part}c: "\n--b\nContent-Type: text/x-shellscript\n\n#!/bin/sh\necho   x  \n--b--\n`,
  );
});

test('a range is laid out by whole keys', () => {
  expect(formatted('#cloud-config\na:\n- b\nc:\n- d\n- e\nf:\n- g\n', [5, 5])).toBe(
    '#cloud-config\na:\n- b\nc:\n  - d\n  - e\nf:\n- g\n',
  );
});

test('a line that a range only borders on is left alone', () => {
  expect(formatted('#cloud-config\na:  1\nb:  2\nc:  3\n', [2, 2])).toBe(
    '#cloud-config\na:  1\nb: 2\nc:  3\n',
  );
});
