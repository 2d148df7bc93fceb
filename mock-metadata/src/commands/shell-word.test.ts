import { expect, test } from 'vitest';
import { shellWord } from './shell-word.ts';

test('a word is quoted only where a shell would take it apart', () => {
  expect(shellWord('/run/lab/metadata_proxy')).toBe('/run/lab/metadata_proxy');
  expect(shellWord('/tmp/my lab/$x')).toBe("'/tmp/my lab/$x'");
  expect(shellWord("it's")).toBe("'it'\\''s'");
});
