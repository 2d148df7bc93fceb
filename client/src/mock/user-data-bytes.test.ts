import { expect, test } from 'vitest';
import { userDataBytes } from './user-data-bytes.ts';

test('text is served as UTF-8, as long as Nova would take it', () => {
  expect([...userDataBytes('é')]).toEqual([0xc3, 0xa9]);
  expect(userDataBytes('a'.repeat(49_149))).toHaveLength(49_149);
  expect(() => userDataBytes('a'.repeat(49_152))).toThrow('65,536 characters as base64');
});
