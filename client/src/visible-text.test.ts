import { expect, test } from 'vitest';
import { iconFreeText, linkFreeText, visibleText } from './visible-text.ts';

const checkVisible = (text: string, expected: string, maxLength?: number) =>
  expect(visibleText(text, maxLength)).toBe(expected);

test('plain text of any script stays as it is', () => {
  checkVisible('web-1 Größe 名前 😀', 'web-1 Größe 名前 😀');
});

test('line breaks and control characters are written out', () => {
  checkVisible('a\nb\tc\r\0\u001b[31m', 'a\\nb\\tc\\r\\u{0}\\u{1b}[31m');
});

test('marks that turn or hide text are written out', () => {
  checkVisible('cod\u202efdp.exe', 'cod\\u{202e}fdp.exe');
  checkVisible('a\u200bb\ufeff\u2066c\u2028', 'a\\u{200b}b\\u{feff}\\u{2066}c\\u{2028}');
});

test('a lone surrogate is written out', () => {
  checkVisible('x\ud800', 'x\\u{d800}');
});

test('long text is cut at whole characters', () => {
  checkVisible('😀😀😀', '😀😀…', 2);
  checkVisible('abc', 'abc', 3);
  expect(visibleText('x'.repeat(1_000_000), 10)).toBe(`${'x'.repeat(10)}…`);
});

test('a name cannot put an icon into a pick list', () => {
  expect(iconFreeText('$(error) web')).toBe('\\$(error) web');
});

test('a message cannot hold a link that runs a command', () => {
  expect(linkFreeText('[click](command:workbench.action.quit)')).toBe(
    '[click] (command:workbench.action.quit)',
  );
});
