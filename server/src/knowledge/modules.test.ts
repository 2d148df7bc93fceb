import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { problemsIn } from '../validation/problems-in.ts';
import { networkConfig } from './index.ts';
import { formsOf } from './kinds.ts';
import { modules } from './modules.ts';
import type { MapShape, Shape } from './shape.ts';

interface Found {
  readonly path: string;
  readonly shape: Shape;
  readonly parent: MapShape | undefined;
}

const inside = (path: string, shape: Shape, parent?: MapShape): readonly Found[] => {
  const found = { path, shape, parent };
  if (shape.kind === 'list') return [found, ...inside(`${path}.*`, shape.items)];
  if (shape.kind === 'alternatives') {
    return [found, ...shape.shapes.flatMap((one) => inside(path, one))];
  }
  if (shape.kind !== 'map') return [found];
  const named = shape.named ? inside(`${path}.<${shape.named.label}>`, shape.named.value) : [];
  const keys = Object.entries(shape.keys).flatMap(([key, value]) =>
    inside(`${path}.${key}`, value, shape),
  );
  return [found, ...keys, ...named];
};

const all: readonly Found[] = [
  ...modules.flatMap(({ keys }) =>
    Object.entries(keys).flatMap(([key, shape]) => inside(key, shape)),
  ),
  ...inside('network v1', networkConfig(1)),
  ...inside('network v2', networkConfig(2)),
];

const keys = all.filter(({ parent }) => parent !== undefined);

const paths = (found: readonly Found[]): readonly string[] => found.map(({ path }) => path);

test('every key says what it does, or what to write instead', () => {
  const silent = keys.filter(
    ({ shape }) =>
      shape.summary === '' &&
      shape.deprecated === undefined &&
      formsOf(shape).every(({ summary }) => summary === ''),
  );
  expect(paths(silent)).toEqual([]);
});

test('texts are sentences', () => {
  const unfinished = all.filter(
    ({ shape }) => shape.summary !== '' && !/[.!?:`)*…]$/.test(shape.summary),
  );
  expect(paths(unfinished)).toEqual([]);
});

test('a key is at home in one module only', () => {
  const names = modules.flatMap((module) => Object.keys(module.keys));
  expect(names.length).toBe(new Set(names).size);
});

test('what should be written instead of a deprecated key exists', () => {
  const lost = keys.filter(({ shape, parent }) => {
    const use = shape.deprecated?.use;
    return use !== undefined && !use.includes('.') && parent?.keys[use] === undefined;
  });
  expect(paths(lost)).toEqual([]);
});

test('a default is one of the values', () => {
  const wrong = all.filter(
    ({ shape }) =>
      shape.kind === 'choice' &&
      shape.default !== undefined &&
      !shape.values.some(({ value }) => value === shape.default),
  );
  expect(paths(wrong)).toEqual([]);
});

test('patterns can be searched for', () => {
  const patterns = all.flatMap(({ shape }) => [
    ...(shape.kind === 'text' && shape.pattern !== undefined ? [shape.pattern] : []),
    ...(shape.kind === 'map' && shape.named?.pattern !== undefined ? [shape.named.pattern] : []),
  ]);
  expect(patterns.length).toBeGreaterThan(5);
  for (const pattern of patterns) expect(() => new RegExp(pattern, 'u')).not.toThrow();
});

test('a text that must look like something says so with an example', () => {
  const silent = all.filter(({ shape }) => {
    if (shape.kind !== 'text' || shape.pattern === undefined || shape.changed) return false;
    const pattern = new RegExp(shape.pattern, 'u');
    const isOneLine = shape.pattern === '^.*$';
    return !isOneLine && !shape.examples?.some((one) => pattern.test(one));
  });
  expect(paths(silent)).toEqual([]);
});

test('every example of a module is without fault', () => {
  const examples = modules.flatMap(({ id, examples: texts }) =>
    texts.map((text) => ({ id, text })),
  );
  expect(examples.length).toBeGreaterThan(40);
  for (const { id, text } of examples) {
    const document = openDocument(documentNamed(`${id}/user-data`, text));
    const problems = problemsIn(text, document.read()).map(({ message }) => message);
    expect(problems, `${id}\n${text}`).toEqual([]);
  }
});

test('every module that reads a key has an example', () => {
  const without = modules.filter(
    (module) => Object.keys(module.keys).length > 0 && module.examples.length === 0,
  );
  expect(without.map(({ id }) => id)).toEqual([]);
});
