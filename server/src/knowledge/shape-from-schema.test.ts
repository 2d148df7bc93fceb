import { expect, test } from 'vitest';
import { anyOf, anything, choice, flag, integer, list, map, nothing, text } from './builders.ts';
import type { AlternativesShape, Shape } from './shape.ts';
import { shapeFromSchema } from './shape-from-schema.ts';

const checkShape = (schema: unknown, expected: Shape): void =>
  expect(shapeFromSchema(schema)).toEqual(expected);

const inOrder = (shape: AlternativesShape): Shape => ({ ...shape, isInOrder: true });

test('types are kinds of values, with description, default, examples and limits', () => {
  checkShape(
    { type: 'string', description: 'A name.', default: 'a', examples: ['b', 'yes'] },
    text('A name.', { default: 'a', examples: ['b', "'yes'"] }),
  );
  checkShape({ type: 'integer', minimum: 1, maximum: 9 }, integer('', { min: 1, max: 9 }));
  checkShape({ type: 'boolean', default: false }, flag('', { default: false }));
  checkShape({ type: 'null' }, nothing());
  checkShape({}, anything());
});

test('a default that is a map is nothing to show', () => {
  checkShape({ type: 'object', default: {} }, map({}, '', { open: true }));
  checkShape({ type: 'array', default: [4] }, list(anything(), '', { default: [4] }));
});

test('several types are alternatives', () => {
  checkShape(
    { type: ['string', 'null'], description: 'x' },
    inOrder(anyOf([text(), nothing()], 'x')),
  );
  checkShape(
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
    inOrder(anyOf([text(), nothing()])),
  );
  checkShape({ oneOf: [{ const: 4 }, { const: 6 }] }, choice([4, 6]));
  checkShape({ anyOf: [{ type: 'string', description: 'only' }] }, text('only'));
});

test('an enum is a choice, of whatever type', () => {
  checkShape(
    { type: 'string', enum: ['a', 'b'], default: 'b' },
    choice(['a', 'b'], '', { default: 'b' }),
  );
  checkShape({ enum: ['a', null] }, choice(['a', null]));
});

test('a map has its keys and says which are required', () => {
  checkShape(
    {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'null' } },
      required: ['a'],
      additionalProperties: false,
    },
    map({ a: text('', { required: true }), b: nothing() }),
  );
  checkShape({ properties: {} }, map({}, '', { open: true }));
});

test('names that the author makes up are called by what they stand for', () => {
  const named = { type: 'object', additionalProperties: { type: 'string' } };
  const shape = shapeFromSchema({
    type: 'object',
    properties: { security_groups: named, metadata: named },
    additionalProperties: false,
  });
  expect(shape).toMatchObject({
    keys: {
      security_groups: { named: { label: 'security-group', value: text() }, open: false },
      metadata: { named: { label: 'name' } },
    },
  });
});

test('references lead into the same schema, and one that leads to itself ends', () => {
  const port = { type: 'object', properties: { next: { $ref: '#/$defs/a~1port' } } };
  const shape = shapeFromSchema({
    type: 'array',
    items: { $ref: '#/$defs/a~1port', description: 'A port.' },
    $defs: { 'a/port': port },
  });
  expect(shape).toEqual(list(map({ next: anything() }, 'A port.', { open: true })));
  checkShape({ $ref: '#/nowhere', description: 'x' }, anything('x'));
  checkShape({ $ref: 'https://example.org/x.json' }, anything());
});

test('parts that all hold are one', () => {
  checkShape(
    {
      allOf: [
        { type: 'object', additionalProperties: false },
        { properties: { a: { type: 'string' } } },
      ],
    },
    map({ a: text() }),
  );
});

test('what is no schema says nothing', () => {
  checkShape(undefined, anything());
  checkShape([], anything());
  checkShape({ type: 'object', properties: { a: 7 }, additionalProperties: false }, map({}));
});
