import { parse, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Source } from '../../../mock-metadata/src/index.ts';
import { configDriveRoots } from './roots.ts';

const sourceOf = (folder: string): Source => ({
  id: `config-drive:${folder}`,
  label: folder,
  fetch: () => Promise.reject(new Error('nobody should read yet')),
});

test('a config drive is named after its folder and has no address for other tools', () => {
  const folder = resolve('/drives/web-1');
  expect(
    configDriveRoots([folder], { configDriveSource: sourceOf, snapshotFileSource: sourceOf }),
  ).toMatchObject([
    {
      origin: 'configDrive',
      source: { id: `config-drive:${folder}`, label: 'web-1' },
      description: `config drive in ${resolve('/drives')}`,
      address: undefined,
      folder,
      allowed: true,
    },
  ]);
});

test('the top of a disk has a name without slashes, since documents are named after it', () => {
  const [top] = configDriveRoots([parse(resolve('/')).root], {
    configDriveSource: sourceOf,
    snapshotFileSource: sourceOf,
  });
  expect(top?.source.label).toMatch(/^[^/\\]+$/);
});

test('two drives of the same name stay apart', () => {
  const rows = configDriveRoots([resolve('/a/drive'), resolve('/b/drive')], {
    configDriveSource: sourceOf,
    snapshotFileSource: sourceOf,
  });
  expect(new Set(rows.map(({ source }) => source.id)).size).toBe(2);
  expect(new Set(rows.map(({ description }) => description)).size).toBe(2);
});

test('a snapshot file stands among them, and says what it is', () => {
  const [row] = configDriveRoots([resolve('/a/all.snapshot.json')], {
    configDriveSource: () => {
      throw new Error('This is no folder.');
    },
    snapshotFileSource: sourceOf,
  });
  expect(row).toMatchObject({
    source: { label: 'all.snapshot.json' },
    description: `recorded snapshot in ${resolve('/a')}`,
  });
});
