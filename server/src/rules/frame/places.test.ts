import { expect, test } from 'vitest';
import { blocksOf } from '../../documents/blocks.ts';
import { noAnchors } from '../../documents/yaml/anchors.ts';
import { at, type Pattern } from './pattern.ts';
import { placesOf, visit } from './places.ts';
import { blockScope, sourceOf } from './value.ts';

/** What one walk through a text tells of patterns: the pattern and what stands there. */
const checkVisit = (
  text: string,
  patterns: readonly Pattern[],
  expected: readonly string[],
): void => {
  const [block] = blocksOf(text);
  const { top } = blockScope(text, block?.reading.node, noAnchors);
  const told: string[] = [];
  const places = placesOf(patterns.map((pattern) => ({ pattern, aim: pattern.join('.') })));
  if (top) visit(top, places, (value, aim) => told.push(`${aim}=${sourceOf(value)}`));
  expect(top).toBeDefined();
  expect(told).toEqual(expected);
};

test('one walk serves all patterns, in the order of the text', () => {
  checkVisit(
    'users: [{name: a, uid: 1}, {name: b}]\n',
    [at('users', '*', 'name'), at('users', '*'), at('users', '*', 'uid'), at('groups')],
    [
      'users.*={name: a, uid: 1}',
      'users.*.name=a',
      'users.*.uid=1',
      'users.*={name: b}',
      'users.*.name=b',
    ],
  );
});

test('a star and a key both lead to what stands under that key', () => {
  checkVisit(
    'apt: {sources: {a: 1}, conf: b}\n',
    [at('apt', '*'), at('apt', 'conf'), at('apt', 'sources', '*')],
    ['apt.*={a: 1}', 'apt.sources.*=1', 'apt.*=b', 'apt.conf=b'],
  );
});

test('the number of an item is no key', () => {
  checkVisit('a: [x]\n', [at('a', '0')], []);
  checkVisit('a: {0: x}\n', [at('a', '0')], ['a.0=x']);
});
