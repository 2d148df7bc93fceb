import { expect, test } from 'vitest';
import { found, parsedJsonPath } from './json-path.ts';

const json = { a: { b: [{ c: 1 }, { c: 2 }, { d: 3 }] }, 'odd key': null, 'x"y': true, größe: 'L' };

const checkFound = (path: string, value: unknown, isThere = true) => {
  const steps = parsedJsonPath(path);
  if (steps === undefined) throw new Error(`${path} is no path`);
  expect(found(json, steps)).toEqual({ isThere, value });
};

test('a path leads to a value', () => {
  checkFound('$', json);
  checkFound('$.a.b[1].c', 2);
  checkFound("$['odd key']", null);
  checkFound('$["a"][\'b\'][0]', { c: 1 });
  checkFound(`$['x"y']`, true);
  checkFound('$.größe', 'L');
});

test('[*] is everything at that level', () => {
  checkFound('$.a.b[*].c', [1, 2]);
  checkFound('$.a.b[*].nope', [], false);
});

test('what is not there is not there, inherited names included', () => {
  checkFound('$.nope', undefined, false);
  checkFound('$.a.b[9]', undefined, false);
  checkFound('$.a.b.length', undefined, false);
  checkFound('$.constructor', undefined, false);
  checkFound('$.__proto__', undefined, false);
});

test.each(['', 'a', '$a', '$.', '$..a', '$[', '$[-1]', '$[?(@.a)]', '$.a[0', '$.a b', "$['a]"])(
  'no path: %s',
  (text) => {
    expect(parsedJsonPath(text)).toBeUndefined();
  },
);
