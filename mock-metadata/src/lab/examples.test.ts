import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readLab } from './read-lab.ts';

const folder = resolve(import.meta.dirname, '../../../examples');
const labs = readdirSync(folder).filter((name) => name.endsWith('.lab.yaml'));

test('there are examples', () => {
  expect(labs).toEqual(expect.arrayContaining(['smallest.lab.yaml', 'web.lab.yaml']));
});

test.each(labs)('%s is without mistakes', (name) => {
  const file = resolve(folder, name);
  const { lab, problems } = readLab(readFileSync(file, 'utf8'), file, readFileSync);
  expect(problems).toEqual([]);
  expect(lab?.instances.length).toBeGreaterThan(0);
});

test('the smallest example is three lines', () => {
  const text = readFileSync(resolve(folder, 'smallest.lab.yaml'), 'utf8');
  expect(text.trimEnd().split('\n')).toHaveLength(3);
});
