import { expect, test } from 'vitest';
import { cloudConfigVerdict } from '../validation/verdict.ts';
import { anything, choice, either, flag, list, map, mapOf, oneOf, text } from './builders.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { datePattern } from './json-schema-date.ts';
import { exportedSchema } from './json-schema-export.ts';
import type { Shape } from './shape.ts';

const check = (shape: Shape, expected: JsonSchema): void => {
  expect(jsonSchemaOf(shape, (yaml) => yaml)).toEqual(expected);
};

test('a key says what it is for, its default, and examples', () =>
  check(flag('Whether.', { default: true, examples: ['false'] }), {
    description: 'Whether.',
    default: true,
    examples: ['false'],
    type: 'boolean',
  }));

test('a deprecated key says since when and what instead', () =>
  check(text('Old.', { deprecated: { since: '22.3', use: 'new' } }), {
    description: 'Old.\n\nDeprecated since cloud-init 22.3. Write `new` instead.',
    deprecated: true,
    type: 'string',
  }));

test('values that say what they mean keep their words', () => {
  check(choice({ a: 'First.', b: '' }), {
    oneOf: [{ const: 'a', description: 'First.' }, { const: 'b' }],
  });
  check(choice(['a', true]), { enum: ['a', true] });
});

test('what is only worth offering is an example', () =>
  check(text('', { suggest: ['/bin/bash'] }), { type: 'string', examples: ['/bin/bash'] }));

test('a map is closed, unless its author makes up the names', () => {
  check(map({ a: text('', { required: true }) }), {
    type: 'object',
    properties: { a: { type: 'string' } },
    required: ['a'],
    additionalProperties: false,
  });
  check(mapOf(flag(), '', { label: 'name' }), {
    type: 'object',
    properties: {},
    additionalProperties: { title: '<name>', type: 'boolean' },
  });
});

test('known names that a pattern takes too stand apart, as strict validators want it', () => {
  const named = { label: 'name', pattern: '^a', value: text() };
  check(map({ ab: text(), b: text() }, '', { named }), {
    type: 'object',
    properties: { b: { type: 'string' } },
    patternProperties: { '^a': { title: '<name>', type: 'string' } },
    additionalProperties: false,
    allOf: [{ properties: { ab: { type: 'string' } } }],
  });
});

test('sets of keys become conditions', () => {
  const keys = { a: text(), b: text() };
  const schema = (options: Parameters<typeof map<'a' | 'b'>>[2]): JsonSchema =>
    jsonSchemaOf(map(keys, '', options), String);
  expect(schema({ exactlyOneOf: ['a', 'b'] })).toMatchObject({
    oneOf: [{ required: ['a'] }, { required: ['b'] }],
  });
  expect(schema({ atLeastOneOf: ['a', 'b'] })).toMatchObject({
    anyOf: [{ required: ['a'] }, { required: ['b'] }],
  });
  expect(schema({ notTogether: [['a', 'b']] })).toMatchObject({
    allOf: [{ not: { required: ['a', 'b'] } }],
  });
});

test('a map with a type key passes where cloud-init overlooks that it fits nothing', () =>
  check(oneOf([flag(), text()]), {
    anyOf: [
      { oneOf: [{ type: 'boolean' }, { type: 'string' }] },
      { type: 'object', required: ['type'] },
    ],
  }));

test('told apart by type, anything means any other type', () =>
  check(either([list(text()), anything()]), {
    anyOf: [{ type: 'array', items: { type: 'string' } }, { not: { type: ['array'] } }],
  }));

test.each([
  ['2032-09-01', true],
  ['20320901', true],
  ['2032-02-29', true],
  ['2000-02-29', true],
  ['2032-W36-3', true],
  ['2032W36', true],
  ['2033-02-29', false],
  ['2100-02-29', false],
  ['2032-04-31', false],
  ['2032-13-01', false],
  ['2032-0901', false],
  ['2032-W54', false],
  ['0000-01-01', false],
  ['soon', false],
])('%s as a date: %s, by the schema and by our own check', (date, expected) => {
  expect(new RegExp(datePattern, 'u').test(date)).toBe(expected);
  const user = `#cloud-config\nusers:\n  - name: web\n    expiredate: '${date}'\n`;
  expect(cloudConfigVerdict(user).status).toBe(expected ? 'valid' : 'invalid');
});

test('the schema of cloud-config has titles and all keys', () => {
  const schema = exportedSchema('cloud-config', String);
  expect(schema).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    additionalProperties: false,
    properties: { runcmd: { title: expect.any(String), description: expect.any(String) } },
  });
});

test('the schema of network configurations goes by the version', () => {
  expect(Object.keys(exportedSchema('network-config', String))).toEqual(
    expect.arrayContaining(['if', 'then', 'else']),
  );
});
