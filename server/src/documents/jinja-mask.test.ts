import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskCharacter, masked } from './jinja-mask.ts';

/** `_` stands for a masked character. */
const checkMask = (text: string, expected: string): void => {
  expect(masked(text).replaceAll(maskCharacter, '_'), text).toBe(expected);
};

test('an expression becomes a word', () => {
  checkMask('a: {{ v1.x }}\n', 'a: __________\n');
  checkMask('a: x-{{b}}-y\n', 'a: x-_____-y\n');
});

test('a statement or comment on lines of its own becomes a comment', () => {
  checkMask('{% if a %}\nb: 1\n  {% endif %}\n', '#         \nb: 1\n  #          \n');
  checkMask('{# one\ntwo #}\n', '#     \n#     \n');
});

test('a statement within a line becomes part of its word', () => {
  checkMask('a: {% if b %}c{% endif %}\n', 'a: __________c___________\n');
});

test('an expression that is still being typed masks the rest of its line', () => {
  checkMask('a: {{ v1.\nb: 1\n', 'a: ______\nb: 1\n');
});

test('an expression ends neither in quotes nor in brackets of its own', () => {
  checkMask("a: '{{ '{{' }}.ID{{ '}}' }}'\n", "a: '__________.ID__________'\n");
  checkMask('a: [{{ {"b": {"c": 1}} }}, d]\n', `a: [${'_'.repeat(21)}, d]\n`);
  checkMask('{% if "%}" in a %}\nb: 1\n', `#${' '.repeat(17)}\nb: 1\n`);
  checkMask('a: {{ b( }}\nc: d)\ne: {{ f }}\n', 'a: ________\nc: d)\ne: _______\n');
});

test('length and lines stay', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('{{', '}}', '{%', '%}', '{#', '#}', 'a', '\n', ' ')),
      (parts) => {
        const text = parts.join('');
        expect(masked(text).length).toBe(text.length);
        expect(
          masked(text)
            .split('\n')
            .map(({ length }) => length),
        ).toEqual(text.split('\n').map(({ length }) => length));
      },
    ),
  );
});

test('very many tags on one line are masked in no time', () => {
  const text = '{% if x %}'.repeat(50_000);
  expect(masked(text)).toBe(maskCharacter.repeat(text.length));
});
