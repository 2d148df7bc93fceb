import { expect, test } from 'vitest';
import { cursorText } from '../../documents/cursor-text.ts';
import { openDocument } from '../../documents/open-document.ts';
import { fileShapes } from '../../knowledge/file-shapes.ts';
import { standardSettings } from '../../settings.ts';
import { completionAt, resolvedItem } from '../completion.ts';
import { hoverAt } from '../hover.ts';
import { able } from './check-completion.ts';

const text = { type: 'string' };
const names = { type: 'array', items: text };
const table = (properties: object) => ({ type: 'object', properties, additionalProperties: false });
const byName = (properties: object) => ({
  type: 'object',
  additionalProperties: { anyOf: [table(properties), { type: 'null' }] },
});
const ports = {
  type: 'array',
  items: table({ network: text, instance: text, router: text, security_groups: names }),
};

const lab = table({
  release: { description: 'Whose behaviour.', default: 'epoxy', enum: ['zed', 'epoxy'] },
  nova: table({ check: { type: 'boolean', default: true }, domain: { ...text, default: 'local' } }),
  networks: byName({}),
  routers: byName({ networks: names }),
  images: byName({}),
  security_groups: byName({}),
  instances: byName({ image: text, networks: names, ports, security_groups: names }),
  ports,
  default_instance: text,
});

const send = table({
  from: text,
  sign: table({ instance: text }),
  headers: { type: 'object', additionalProperties: { anyOf: [text, table({ from_lab: text })] } },
});

const scenario = table({
  lab: { anyOf: [text, lab] },
  instance: text,
  steps: {
    type: 'array',
    items: table({ send, change: lab }),
  },
});

const shapes = fileShapes((file) => JSON.stringify(file === 'lab' ? lab : scenario));

const itemsAt = (marked: string, name: string) => {
  const { source, position } = cursorText(marked, name);
  return completionAt(openDocument(source), position, able, standardSettings, shapes).items;
};

interface Expected {
  readonly only?: readonly string[];
  readonly some?: readonly string[];
  readonly none?: readonly string[];
}

const checkLabels = (
  marked: string,
  { only, some = [], none = [] }: Expected,
  name = 'web.lab.yaml',
): void => {
  const labels = itemsAt(marked, name).map(({ label }) => label);
  if (only) expect(labels, marked).toEqual(only);
  expect(labels, marked).toEqual(expect.arrayContaining([...some]));
  for (const label of none) expect(labels, marked).not.toContain(label);
};

const checkScenario = (marked: string, expected: Expected): void =>
  checkLabels(marked, expected, 'x.scenario.yaml');

test('keys of a lab are offered, those that are there are not', () => {
  checkLabels('release: zed\n|', {
    some: ['networks', 'instances'],
    none: ['release', 'runcmd', '#cloud-config'],
  });
  checkLabels('|', { some: ['release'], none: ['#cloud-config', 'packages'] });
  checkLabels('nova:\n  check: true\n  |', { only: ['domain'] });
  checkLabels('instances:\n  web:\n    |', { some: ['image', 'ports'] });
});

test('a comment on the first line is one', () => {
  checkLabels('# a|', { only: [] });
});

test('values and defaults are offered, and `yes` is none', () => {
  checkLabels('release: |', { only: ['zed', 'epoxy'] });
  checkLabels('nova:\n  domain: |', { only: ['local'] });
  checkLabels('nova:\n  check: y|', { only: ['true', 'false'] });
});

test('a map of names opens with a name to write', () => {
  const item = itemsAt('|', 'web.lab.yaml').find(({ label }) => label === 'networks');
  expect(item?.textEdit).toMatchObject({ newText: 'networks:\n  $' + '{1:network}: $2' });
});

test('of several forms the first is opened', () => {
  const insertedFor = (marked: string, wanted: string) =>
    itemsAt(marked, 'x.scenario.yaml').find(({ label }) => label === wanted)?.textEdit?.newText;
  expect(insertedFor('|', 'lab')).toBe('lab: $1');
  expect(insertedFor('steps:\n  - send:\n      headers:\n        X|', 'X-Tenant-ID')).toBe(
    'X-Tenant-ID: $1',
  );
});

test('the headers on the way are offered, each once', () => {
  const headers = 'steps:\n  - send:\n      headers:\n        ';
  checkScenario(`${headers}X-Instance-ID: a\n        |`, {
    some: ['X-Forwarded-For', 'X-Instance-ID-Signature'],
    none: ['X-Instance-ID'],
  });
});

test('the names of a lab are offered where they are due', () => {
  const cloud = [
    'networks:\n  private:\n  storage:\n',
    'routers:\n  gateway:\n',
    'images:\n  debian-13:\n',
    'security_groups:\n  web:\n',
    'instances:\n  web-1:\n  web-2:\n',
  ].join('');
  const networks = ['private', 'storage'];
  checkLabels(`${cloud}ports:\n  - network: |`, { only: networks });
  checkLabels(`${cloud}ports:\n  - instance: |`, { only: ['web-1', 'web-2'] });
  checkLabels(`${cloud}ports:\n  - router: |`, { only: ['gateway'] });
  checkLabels(`${cloud}ports:\n  - security_groups: [|]`, { only: ['web', 'default'] });
  checkLabels(`${cloud}    networks: [private, |]`, { only: ['storage'] });
  checkLabels(`${cloud}    ports:\n      - network: |`, { only: networks });
  checkLabels(`${cloud}    image: |`, { only: ['debian-13'] });
  checkLabels(`${cloud}default_instance: |`, { only: ['web-1', 'web-2'] });
});

test('a scenario knows the names of the lab in it', () => {
  const inline = 'lab:\n  networks:\n    private:\n  instances:\n    web-1:\n';
  checkScenario(`${inline}instance: |`, { only: ['web-1'] });
  checkScenario(`${inline}steps:\n  - send:\n      from: |`, { only: ['web-1'] });
  checkScenario(`${inline}steps:\n  - send: {sign: {instance: |}}`, { only: ['web-1'] });
  checkScenario(`${inline}  default_instance: |`, { only: ['web-1'] });
  checkScenario(`${inline}steps:\n  - change:\n      instances:\n        |`, { some: ['web-1'] });
  checkScenario(`${inline}steps:\n  - change:\n      ports:\n        - network: |`, {
    only: ['private'],
  });
});

test('an item is described once it is looked at, without a word of cloud-init', () => {
  const item = itemsAt('|', 'web.lab.yaml').find(({ label }) => label === 'release');
  expect(item && resolvedItem(item, standardSettings).documentation).toEqual({
    kind: 'markdown',
    value:
      '**release**: `zed` or `epoxy`\n\nWhose behaviour.\n\n- `zed`\n- `epoxy`\n\nDefault: `epoxy`',
  });
});

const hoverText = (marked: string): unknown => {
  const { source, position } = cursorText(marked, 'web.lab.yaml');
  const hover = hoverAt(openDocument(source), position, standardSettings, shapes);
  return hover && JSON.parse(JSON.stringify(hover)).contents.value;
};

test('a key and a value explain themselves', () => {
  expect(hoverText('rel|ease: zed')).toContain('Whose behaviour.');
  expect(hoverText('release: epo|xy')).toBe('`epoxy` is the default.');
});

test('what YAML 1.1 does is no matter here', () => {
  expect(hoverText('nova:\n  domain: y|es')).toBeUndefined();
  expect(hoverText('nova:\n  <|<: *a')).toBeUndefined();
  expect(hoverText('nova:\n  domain: !!bin|ary x')).toBeUndefined();
});

test('without a schema nothing is offered', () => {
  const { source, position } = cursorText('rel|', 'web.lab.yaml');
  expect(completionAt(openDocument(source), position, able, standardSettings).items).toEqual([]);
});
