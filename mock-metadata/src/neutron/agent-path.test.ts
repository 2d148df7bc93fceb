import { expect, test } from 'vitest';
import { pathByEventlet, pathByWebob } from './agent-path.ts';

test.each([
  ['/a%2Fb?x=%20', { path: '/a/b', query: 'x=%20' }],
  ['/%E2%98%83', { path: '/☃', query: '' }],
  ['/%FF', { path: undefined, query: '' }],
  ['/%4', { path: '/\x04', query: '' }],
  ['/%zz%', { path: '/%zz%', query: '' }],
  ['/a?b?c', { path: '/a', query: 'b?c' }],
  ['//latest', { path: '//latest', query: '' }],
  ['http://other.test/latest/?q', { path: '/latest/', query: 'q' }],
  ['ftp://host:21/x', { path: '/x', query: '' }],
])('the new agent reads %s', (target, expected) => {
  expect(pathByWebob(target)).toEqual(expected);
});

test.each(['/\xfc', 'foo:bar', 'http://other.test/#fragment'])(
  'the new agent cannot read %j',
  (target) => {
    expect(pathByWebob(target)).toBeUndefined();
  },
);

test.each([
  ['/a%2Fb?x=%20', { path: '/a/b', query: 'x=%20' }],
  ['/%4', { path: '/%4', query: '' }],
  ['/%FF', { path: undefined, query: '' }],
  ['/\xc3\xbc', { path: '/ü', query: '' }],
  ['//latest', { path: '/latest', query: '' }],
  ['http://other.test/', { path: 'http://other.test/', query: '' }],
])('the old agent reads %s', (target, expected) => {
  expect(pathByEventlet(target)).toEqual(expected);
});
