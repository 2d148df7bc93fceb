import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { scenarioSchema } from './scenario-schema.ts';

// A large schema for a few small values: making the check fast would take longer than the checks.
const ajv = new Ajv({
  allErrors: true,
  strict: false,
  validateFormats: false,
  inlineRefs: false,
  code: { optimize: false },
});
const validate = ajv.compile(scenarioSchema());

const scenario = (more: object): object => ({
  title: 'It works',
  why: 'It has to.',
  lab: { instances: { web: null } },
  steps: [{ send: {}, expect: { status: 200 } }],
  ...more,
});

test.each([
  scenario({}),
  scenario({ lab: '../web.lab.yaml', topology: ['router', 'dhcp'], releases: 'zed' }),
  scenario({ steps: [{ wait: '16s' }, { change: { instances: { web: null } } }] }),
  scenario({ steps: [{ fault: { nova: { status: 503 }, agent: null } }] }),
  scenario({ steps: [{ send: null, expect: { status: { zed: 404, other: [200, 201] } } }] }),
  scenario({ steps: [{ send: {}, expect: { headers: { A: null, B: { matches: 'x' } } } }] }),
])('an editor that goes by the schema takes %j', (value) => {
  expect([validate(value), validate.errors ?? []]).toEqual([true, []]);
});

test.each([
  scenario({ titel: 'x' }),
  scenario({ lab: 5 }),
  scenario({ topology: 'star' }),
  scenario({ lab: { instances: { web: { flavour: 'x' } } } }),
  scenario({ steps: [{ send: {}, expect: { statsu: 200 } }] }),
  scenario({ steps: [{ change: { instances: { web: { flavour: 'x' } } } }] }),
  scenario({ steps: [] }),
])('and marks %j', (value) => {
  expect(validate(value)).toBe(false);
});

interface SchemaNode {
  readonly description?: string;
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly anyOf?: readonly SchemaNode[];
  readonly items?: SchemaNode;
}

/** Keys without a description, with the way to them. */
const silentIn = (node: SchemaNode, path: string): readonly string[] => [
  ...Object.entries(node.properties ?? {}).flatMap(([key, value]) => [
    ...((value.description ?? '').length < 5 ? [`${path}.${key}`] : []),
    ...silentIn(value, `${path}.${key}`),
  ]),
  ...[
    ...(node.anyOf ?? []),
    ...(node.items ? [node.items] : []),
    ...Object.values(node.definitions ?? {}),
  ].flatMap((inner) => silentIn(inner, path)),
];

test('every key of a scenario is described', () => {
  expect(silentIn(scenarioSchema() as SchemaNode, 'scenario')).toEqual([]);
});

test('the shipped scenarios pass by the schema, too', () => {
  const folder = new URL('../../../examples/scenarios/', import.meta.url);
  const one = parse(readFileSync(new URL('rate-limit-burst.scenario.yaml', folder), 'utf8'));
  expect([validate(one), validate.errors ?? []]).toEqual([true, []]);
});
