import { expect, test } from 'vitest';
import { visible, visibleLine } from './visible.ts';

test('what could steer a terminal or turn text round is spelled out', () => {
  expect(visible('a\u001b[2Jb\r\u009bc\td\n')).toBe('a\\x1b[2Jb\\x0d\\x9bc\td\n');
  expect(visible('a\u202eb\u2066c\u200bd\u2028e\u061c')).toBe(
    'a\\u{202e}b\\u{2066}c\\u{200b}d\\u{2028}e\\u{61c}',
  );
});

test('what people write stays', () => {
  const text = 'Zürich ☃ 東京 ✓ 🚀 שלום';
  expect(visible(text)).toBe(text);
});

test('a line stays one line', () => {
  expect(visibleLine('a\n✓ b\r\n\u2028c\u0085d')).toBe('a ✓ b c d');
});
