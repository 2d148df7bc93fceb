import { expect, test } from 'vitest';
import { novaTarget } from './nova-target.ts';

test.each([
  ['/latest/meta-data/', '', '/latest/meta-data/'],
  ['', '', '/'],
  ['*', '', '/*'],
  ['latest/meta-data', '', '/latest/meta-data'],
  ['http://other.test/latest/', '', '/http://other.test/latest/'],
  ['/a/../b', '', '/b'],
  ['/./x', '', '/x'],
  ['/a/.', '', '/a/'],
  ['/a/..', '', '/'],
  ['/../../x', '', '/x'],
  ['/a//b', '', '/a//b'],
  ['/a/.hidden', '', '/a/.hidden'],
  ['/a b', '', '/a%20b'],
  ['/☃', '', '/%E2%98%83'],
  ['/a\0b', '', '/a%00b'],
  ['/a"b', '', '/a%22b'],
  ["/a'b;c:d@e~f", '', "/a'b;c:d@e~f"],
  ['/a#b', '', '/a'],
  ['/a?x', '', '/a?x'],
  ['/a?x', 'y', '/a?x?y'],
  ['/a', 'x=1&y=2', '/a?x=1&y=2'],
  ['/a', 'x=é', '/a?x=%C3%A9'],
  ['/a', 'x#y', '/a?x'],
  // A path that still looks encoded after decoding is taken for encoded.
  ['/%41%2f', '', '/A%2F'],
  ['/100%', '', '/100%25'],
  ['/%41%', '', '/%2541%25'],
])('path %j with query %j becomes %s', (path, query, expected) => {
  expect(novaTarget(path, query)).toBe(expected);
});
