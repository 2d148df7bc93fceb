import { expect, test } from 'vitest';
import { SourceError } from '../errors.ts';
import { childrenOf } from './metadata-tree.ts';
import { recordingSource } from './recording-source.ts';
import { readSnapshot, snapshotOf, snapshotSource } from './snapshot.ts';
import type { Source } from './source.ts';
import { walkTree } from './walk-tree.ts';

const tree: Readonly<Record<string, string>> = {
  '/openstack': 'latest',
  '/openstack/latest': 'meta_data.json\nuser_data',
  '/openstack/latest/meta_data.json': '{"uuid":"u"}',
  '/openstack/latest/user_data': 'password: hunter2',
  '/': 'latest',
  '/latest/': 'meta-data/',
  '/latest/meta-data/': 'hostname',
  '/latest/meta-data/hostname': 'web\u00e9',
};

const source = (asked: string[] = []): Source => ({
  id: 'test',
  label: 'test',
  fetch: async (path) => {
    asked.push(path);
    const body = tree[path];
    const status = body === undefined ? 404 : 200;
    return { status, reason: '', headers: [], body: Buffer.from(body ?? ''), url: path, tookMs: 0 };
  },
});

const about = { url: 'http://test', recordedAt: new Date(0), keepsSecrets: true };

const recorded = async (keepsSecrets = true) => {
  const recording = recordingSource(source());
  expect(await walkTree(recording, ['/'])).toBe(true);
  const snapshot = snapshotOf(recording.documents, { ...about, keepsSecrets });
  return readSnapshot(JSON.stringify(snapshot), 'x.snapshot.json');
};

test('a recorded tree looks the same as the one it was recorded from', async () => {
  const [live, again] = [source(), snapshotSource(await recorded())];
  for (const path of ['/', '/openstack', '/ec2', '/latest', '/latest/meta-data']) {
    expect(await childrenOf(again, path)).toEqual(await childrenOf(live, path));
  }
  expect(Buffer.from((await again.fetch('/latest/meta-data/hostname')).body).toString()).toBe(
    'webé',
  );
  expect(await again.fetch('/nowhere')).toMatchObject({ status: 404 });
});

test('secrets stay out unless they are wanted', async () => {
  expect(JSON.stringify(await recorded(false))).not.toContain('hunter2');
  expect(JSON.stringify(await recorded(true))).toContain('hunter2');
});

test('what is asked twice goes out once', async () => {
  const asked: string[] = [];
  const recording = recordingSource(source(asked));
  await walkTree(recording, ['/']);
  await walkTree(recording, ['/']);
  expect(asked).toHaveLength(new Set(asked).size);
});

test('a file that is no snapshot is refused', () => {
  for (const text of [
    '',
    '{}',
    '[]',
    '{"format":"openstack-metadata-snapshot/1","url":"u","documents":{"/":{}}}',
  ]) {
    expect(() => readSnapshot(text, 'x.json')).toThrow(SourceError);
  }
});
