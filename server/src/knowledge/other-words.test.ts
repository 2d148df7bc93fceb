import { expect, test } from 'vitest';
import { keysMeantBy } from './other-words.ts';

test('words of other tools stand for keys of cloud-init', () => {
  expect(keysMeantBy('mode')).toEqual(['permissions']);
  expect(keysMeantBy('Full-Name')).toEqual(['gecos']);
  expect(keysMeantBy('constructor')).toEqual([]);
});
