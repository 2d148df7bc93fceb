import { expect, test } from 'vitest';
import { fenced, inlineCode, prose } from '../chain/markdown.ts';
import { markdownText } from './markdown-text.ts';
import { paintFor } from './terminal.ts';

const checkPlain = (markdown: string, expected: string) =>
  expect(markdownText(markdown, paintFor(false))).toBe(expected);

test('headings, bold and code lose their marks', () => {
  checkPlain(
    '## 1. Nova\n\n**404 Not Found**, by Nova (`no-such`): gone.',
    ['1. Nova', '404 Not Found, by Nova (no-such): gone.'].join('\n\n'),
  );
});

test('what was escaped against markup reads as it was written', () => {
  const text = '*a* [b](http://c) <d> _e_ `f` #1 & x|y ~z';
  checkPlain(prose(text), text);
  checkPlain(`**${prose(text)}**`, text);
});

test('code with backticks and blanks in it stays whole', () => {
  checkPlain(`x ${inlineCode('a `b` c')} y`, 'x a `b` c y');
});

test('a fenced block is moved in, and nothing inside it is read as markup', () => {
  checkPlain(
    `Sends:\n\n${fenced('GET / HTTP/1.1\n\n```\n**x**', 'http')}\nend`,
    ['Sends:', '', '    GET / HTTP/1.1', '', '    ```', '    **x**', 'end'].join('\n'),
  );
});

test('blank lines in code are as many as there were', () => {
  checkPlain(fenced('a\n\n\n\nb', ''), '    a\n\n\n\n    b');
});

test('on a terminal bold is bold', () => {
  expect(markdownText('**a**', paintFor(true))).toBe('\u001b[1ma\u001b[22m');
});
