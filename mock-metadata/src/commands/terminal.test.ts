import { expect, test } from 'vitest';
import { paintFor, takesColour } from './terminal.ts';

test('colour is for terminals only, and whoever asks otherwise is heard', () => {
  expect(takesColour({ isTTY: true }, {})).toBe(true);
  expect(takesColour({}, {})).toBe(false);
  expect(takesColour({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(takesColour({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
  expect(takesColour({}, { FORCE_COLOR: '1' })).toBe(true);
  expect(takesColour({ isTTY: true }, { FORCE_COLOR: '0' })).toBe(false);
});

test('without colour a text stays as it is', () => {
  expect(paintFor(false).red('no')).toBe('no');
  expect(paintFor(true).red('no')).toBe('\u001b[31mno\u001b[39m');
});
