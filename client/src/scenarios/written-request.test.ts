import { expect, test } from 'vitest';
import { writtenRequest } from './written-request.ts';

test('a line is a method and a path, headers are parted by a stroke', () => {
  expect(writtenRequest(' GET  /x ', ' X-A: 1 | X-B;| |Accept:')).toEqual({
    method: 'GET',
    path: '/x',
    header: ['X-A: 1', 'X-B;', 'Accept:'],
  });
  expect(writtenRequest('GET', '')).toBeUndefined();
  expect(writtenRequest('GET /a b', '')).toBeUndefined();
});
