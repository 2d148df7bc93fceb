import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { map } from './builders.ts';
import { knownFacts, knownPaths } from './known-facts.ts';
import { modules } from './modules.ts';
import { officialFactsOfKey, type SchemaNode } from './official-facts.ts';
import type { KnownModule, Shape } from './shape.ts';

// The schema is not ours to copy: it is read where it lies beside the project.
const folder = new URL('../../../../shared/cloud-init/schema/', import.meta.url);
const officialFile = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** Where the knowledge departs from the schema on purpose; each line must still be a difference. */
const deviations = [
  // One branch of oneOf under two types: only its texts can pass, so it is a plain choice.
  'fs_setup.*.partition type integer',
  'fs_setup.*.partition|oneOf0 type text',
  'fs_setup.*.partition|oneOf0 value "any"',
  'fs_setup.*.partition|oneOf0 value "auto"',
  'fs_setup.*.partition|oneOf0 value "none"',
  'fs_setup.*.partition value "any"',
  'fs_setup.*.partition value "auto"',
  'fs_setup.*.partition value "none"',
  // `minItems` beside oneOf: it can only mean the branch of lists.
  'chpasswd.list|oneOf1 minItems 1',
  // The type beside oneOf is checked in its branches.
  'apt_pipelining|oneOf2 type text',
  'apt_pipelining|oneOf2|oneOf0 type text',
  'apt_pipelining|oneOf2|oneOf1 type text',
];

interface OfficialModule {
  readonly id: string;
  readonly distros: readonly string[];
  readonly frequency: string;
  readonly schema_keys: readonly string[];
  readonly default_stage: readonly [string, number] | null;
}

const frequencies = { instance: 'once-per-instance', always: 'always', once: 'once' };

const runsOf = ({ id, runs }: KnownModule) =>
  runs && {
    id,
    distros: runs.distros === 'all' ? ['all'] : [...runs.distros].sort(),
    frequency: frequencies[runs.frequency],
    stage: runs.stage === undefined ? null : `cloud_${runs.stage}_modules`,
  };

const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : 1;

const without = (all: readonly string[], some: readonly string[]): readonly string[] => {
  const taken = new Set(some);
  return [...new Set(all)].filter((one) => !taken.has(one)).sort();
};

/** cloud-init does not enforce these formats, so naming one more is no claim about it. */
const isHarmless = (fact: string): boolean => / format (?!date$)/.test(fact);

const undescribed = (shape: Shape, path: string): readonly string[] => {
  if (shape.kind === 'list') return undescribed(shape.items, `${path}.*`);
  if (shape.kind === 'alternatives') return shape.shapes.flatMap((one) => undescribed(one, path));
  if (shape.kind !== 'map') return [];
  return Object.entries(shape.keys).flatMap(([key, one]) => [
    ...(one.summary === '' && one.deprecated === undefined ? [`${path}.${key}`] : []),
    ...undescribed(one, `${path}.${key}`),
  ]);
};

test('says something about every key that should still be written', () => {
  const everything = modules.map((one) => map(one.keys));
  expect(everything.flatMap((one) => undescribed(one, ''))).toEqual([]);
});

test('describes each key of the top in one place', () => {
  const keys = modules.flatMap((one) => Object.keys(one.keys));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('lets modules read only keys that are described somewhere', () => {
  const keys = new Set(modules.flatMap((one) => Object.keys(one.keys)));
  expect(modules.flatMap((one) => one.alsoReads).filter((key) => !keys.has(key))).toEqual([]);
});

if (existsSync(folder)) {
  const official = (officialFile('modules.json') as { readonly modules: readonly OfficialModule[] })
    .modules;

  test('knows every module, and when and where it runs', () => {
    const expected = official.map(({ id, distros, frequency, default_stage }) => ({
      id,
      distros: [...distros].sort(),
      frequency,
      stage: default_stage?.[0] ?? null,
    }));
    const known = modules.map(runsOf).filter((one) => one !== undefined);
    expect([...known].sort(byId)).toEqual(expected.sort(byId));
  });

  test('lets each module read the keys that it reads upstream', () => {
    const known = modules.filter((one) => one.id !== 'core');
    const reads = known.map(({ id, keys, alsoReads }) => [
      id,
      [...Object.keys(keys), ...alsoReads],
    ]);
    const expected = official.map(({ id, schema_keys }) => [id, [...schema_keys]]);
    const inOrder = (pairs: typeof reads) =>
      Object.fromEntries(pairs.map(([id, keys]) => [id, [...(keys ?? [])].sort()]));
    expect(inOrder(reads)).toEqual(inOrder(expected));
  });

  test('knows every key at every depth, and invents none', () => {
    const known = modules.flatMap((one) =>
      Object.entries(one.keys).flatMap(([key, shape]) => knownPaths(key, shape)),
    );
    const schema = officialFile('schema-cloud-config-v1.json') as SchemaNode;
    // Some keys of the top are allowed, but defined nowhere.
    const expected = [
      ...(officialFile('property-paths.json') as readonly string[]),
      ...Object.keys(schema['properties'] as SchemaNode),
    ];
    expect(without(expected, known)).toEqual([]);
    expect(without(known, expected)).toEqual([]);
  });

  test('gives each key the types, values, limits and deprecations of the official schema', () => {
    const schema = officialFile('schema-cloud-config-v1.json') as SchemaNode;
    const all = modules.flatMap(({ id, keys }) =>
      Object.entries(keys).map(([key, shape]) => ({ id, key, shape })),
    );
    const known = all.flatMap(({ key, shape }) => knownFacts(shape, key));
    const expected = all.flatMap(({ id, key }) => officialFactsOfKey(schema, id, key));
    const invented = without(known, expected).filter((fact) => !isHarmless(fact));
    expect([...without(expected, known), ...invented].sort()).toEqual(deviations.sort());
  });
} else {
  test('did NOT run: no official schema in ../shared beside the project', () => {
    expect(existsSync(folder)).toBe(false);
  });
}
