import { expect, test } from 'vitest';
import { anyOf, choice, integer, list, map, mapOf, oneOf, renamed, text } from './builders.ts';
import { formsAt, keysToAdd, type Siblings, type Step, shapeOfKeyAt } from './lookup.ts';

const none: Siblings = new Map();
const key = (name: string, siblings: Siblings = none): Step => ({ kind: 'key', name, siblings });
const item: Step = { kind: 'item' };

const byType = list(
  anyOf([
    map({ type: choice(['disk']), size: integer() }),
    map({ type: choice(['net', 'wifi']), mtu: integer() }),
  ]),
);
const old = text('x');
const root = map(
  {
    devices: byType,
    names: mapOf(text('a name'), '', { label: 'name', pattern: '^[a-z]+$' }),
    new_key: old,
    'old-key': renamed(old, { since: '1', use: 'new_key' }),
    left: text(''),
    right: text(''),
  },
  '',
  { notTogether: [['left', 'right']] },
);

const kindsAt = (...steps: readonly Step[]): readonly string[] =>
  formsAt(root, steps).map(({ kind }) => kind);

test('steps lead into maps, lists and alternatives', () => {
  expect(kindsAt(key('devices'))).toEqual(['list']);
  expect(kindsAt(key('devices'), item)).toEqual(['map', 'map']);
  expect(kindsAt(key('devices'), item, key('size'))).toEqual(['integer']);
  expect(kindsAt(key('nowhere'))).toEqual([]);
});

test('made-up names must match their pattern', () => {
  expect(kindsAt(key('names'), key('abc'))).toEqual(['text']);
  expect(kindsAt(key('names'), key('ABC'))).toEqual([]);
});

test('what stands beside narrows the alternatives', () => {
  const keysBeside = (siblings: Siblings) => [
    ...keysToAdd(formsAt(root, [key('devices'), item]), siblings).keys(),
  ];
  expect(keysBeside(none)).toEqual(['type', 'size', 'mtu']);
  expect(keysBeside(new Map([['type', 'disk']]))).toEqual(['size']);
  expect(keysBeside(new Map([['type', "'wifi' # x"]]))).toEqual(['mtu']);
  expect(keysBeside(new Map([['mtu', '1500']]))).toEqual(['type']);
  expect(keysBeside(new Map([['type', 'unheard']]))).toEqual(['size', 'mtu']);
});

test('a key that is there, or rules another out, is not offered', () => {
  const keysBeside = (...names: readonly string[]) => [
    ...keysToAdd([root], new Map(names.map((name) => [name, '']))).keys(),
  ];
  expect(keysBeside('left')).not.toContain('right');
  expect(keysBeside('left')).not.toContain('left');
  expect(keysBeside('new_key')).not.toContain('old-key');
  expect(keysBeside('old-key')).not.toContain('new_key');
  const one = map({ a: text(), b: text(), c: text() }, '', { exactlyOneOf: ['a', 'b'] });
  expect([...keysToAdd([one], new Map([['a', '']])).keys()]).toEqual(['c']);
});

test('the values of one key in several forms are put together', () => {
  const shape = shapeOfKeyAt(root, [key('devices'), item], none, 'type');
  expect(shape?.kind === 'choice' && shape.values.map(({ value }) => value)).toEqual([
    'disk',
    'net',
    'wifi',
  ]);
});

test('a oneOf within a oneOf is laid out flat', () => {
  expect(formsAt(oneOf([text(), oneOf([integer(), list(text())])]), []).length).toBe(3);
});
