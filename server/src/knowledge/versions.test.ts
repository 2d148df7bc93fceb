import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cloudConfig } from './index.ts';
import { knownFacts, knownPaths } from './known-facts.ts';
import type { Shape } from './shape.ts';
import { isLater, isVersion, newestVersion, originalOf, shapeIn } from './versions.ts';

test('versions are compared by number, and by their first two alone', () => {
  expect(isLater('25.10', '25.9')).toBe(true);
  expect(isLater('25.1', '24.4')).toBe(true);
  expect(isLater('25.1.4', '25.1')).toBe(false);
  expect(isLater('25.1', '25.1')).toBe(false);
});

test('a version is two or three numbers', () => {
  expect(['26.2', '22.4.2'].every(isVersion)).toBe(true);
  expect(['', '26', 'v26.2', '26.2-1', '24.04', 26.2, undefined].some(isVersion)).toBe(false);
});

test('to the newest version the knowledge is as it stands', () => {
  expect(shapeIn(newestVersion, cloudConfig)).toBe(cloudConfig);
});

test('what is made for a version leads back to the knowledge', () => {
  const shape = shapeIn('24.4', cloudConfig);
  expect(shape).not.toBe(cloudConfig);
  expect(originalOf(shape)).toBe(cloudConfig);
  expect(shapeIn('24.4', cloudConfig)).toBe(shape);
});

// Measured with the schemas of three versions; not ours to copy, read where it lies.
const measured = new URL(
  '../../../../shared/cloud-init/schema/version-differences.json',
  import.meta.url,
);

interface Difference {
  readonly path: string;
  readonly accepted_by: readonly string[];
  readonly deprecated_in?: readonly string[];
}

const shapesOf = (version: string): readonly (readonly [string, Shape])[] => {
  const shape = shapeIn(version, cloudConfig);
  return shape.kind === 'map' ? Object.entries(shape.keys) : [];
};

/** Made-up names stand as `<pattern>` in the knowledge, and alternatives as `|oneOf0`. */
const comparable = (path: string): string =>
  path.replace(/<[^>]*>/g, '<any>').replace(/\|(?:one|any)Of\d+/g, '');

const knownIn = (version: string): ReadonlySet<string> =>
  new Set(shapesOf(version).flatMap(([key, one]) => knownPaths(key, one).map(comparable)));

const deprecatedIn = (version: string): ReadonlySet<string> => {
  const facts = shapesOf(version).flatMap(([key, one]) => knownFacts(one, key));
  const paths = facts.map((fact) => / deprecated /.test(fact) && fact.replace(/ .*/, ''));
  return new Set(paths.filter((path) => path !== false).map(comparable));
};

/**
 * The program read these before its schema listed them: the keys outside of any module, and hyphens in the keys
 * of users. Where no version is known to refuse them, none is named.
 */
const readBeforeListed = (path: string): boolean =>
  /^(?:launch-index|merge_how|merge_type|output|system_info|version)\b/.test(path) ||
  /^users?\.(?:\*\.)?[a-z]+(?:-[a-z]+)+$/.test(path);

const title = 'what 22.4.2, 25.1.4 and 26.2 were measured to know is what they are said to know';

if (existsSync(measured)) {
  test.each(['22.4.2', '25.1.4', '26.2'])(`${title}: %s`, (version) => {
    const { paths: all } = JSON.parse(readFileSync(measured, 'utf8')) as { paths: Difference[] };
    const paths = all.filter(({ path }) => !readBeforeListed(path));
    const taken = paths.filter((one) => one.accepted_by.includes(version)).map(({ path }) => path);
    const known = knownIn(version);
    expect(paths.map(({ path }) => path).filter((path) => known.has(comparable(path)))).toEqual(
      taken,
    );
    const old = paths.filter((one) => one.deprecated_in?.includes(version)).map(({ path }) => path);
    const deprecated = deprecatedIn(version);
    expect(
      all
        .map(({ path }) => path)
        .filter((path) => deprecated.has(comparable(path)) && !readBeforeListed(path)),
    ).toEqual(old);
  });

  test('what the program read before its schema listed it is said of no key that it always listed', () => {
    const { paths } = JSON.parse(readFileSync(measured, 'utf8')) as { paths: Difference[] };
    const excused = paths.filter(({ path }) => readBeforeListed(path));
    expect(excused.length).toBe(44);
    for (const one of excused) expect(one.accepted_by).toEqual(['25.1.4', '26.2']);
  });
} else {
  test(`${title}: not checked, ../shared/cloud-init/schema is not there`, () => {
    expect(existsSync(measured)).toBe(false);
  });
}
