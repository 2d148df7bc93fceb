import { expect, test } from 'vitest';
import { problem } from '../problem.ts';
import { problemsOfParts } from './part-check.ts';

/** Messages with what they point at; every `!` in a part is a problem. */
const checkParts = (text: string, expected: readonly (readonly [string, string])[]): void => {
  const found = problemsOfParts(text, (part) =>
    [...part.matchAll(/!/g)].map(({ index }) =>
      problem('unknown-key', 'x', { start: index, end: index + 1 }),
    ),
  );
  expect(found.map(({ message, start, end }) => [message, text.slice(start, end)])).toEqual(
    expected,
  );
};

const part = (content: string, name: string): string =>
  `--b\nContent-Type: text/cloud-config; name=${name}\nContent-Transfer-Encoding: base64\n\n${Buffer.from(content).toString('base64')}\n`;

test('encoded parts are checked, by lines of their own', () => {
  const head = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n';
  checkParts(head + part('#cloud-config\na: !\n', 'a') + part('!', 'c'), [
    ['In line 2 of the part `a`: x', 'Content-Type: text/cloud-config; name=a'],
    ['In line 1 of the part `c`: x', 'Content-Type: text/cloud-config; name=c'],
  ]);
});

test('items of an archive are checked, what stands as it is is not', () => {
  checkParts('#cloud-config-archive\n- type: text/cloud-config\n  content: "a: !"\n', [
    ['In line 1 of the part `part-001`: x', 'text/cloud-config'],
  ]);
  checkParts('#cloud-config\na: !\n', []);
  checkParts('#cloud-config-archive\n- "#!/bin/sh"\n', []);
});
