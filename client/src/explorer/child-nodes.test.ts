import { expect, test } from 'vitest';
import type { Fetched, Source, TreeEntry } from '../../../mock-metadata/src/index.ts';
import { childNodes } from './child-nodes.ts';
import { type EntryNode, isExpandable, nodeId, type SourceNode, type TreeNode } from './nodes.ts';

const answer = (path: string, status: number, body: string): Fetched => ({
  status,
  reason: status === 200 ? 'OK' : 'Not Found',
  headers: [],
  body: new TextEncoder().encode(body),
  url: `http://h${path}`,
  tookMs: 1,
});

const rootWith = (files: Readonly<Record<string, string>>): SourceNode => {
  const fetch = async (path: string) => {
    const body = files[path];
    return body === undefined ? answer(path, 404, '') : answer(path, 200, body);
  };
  const source: Source = { id: 'live:http://h', label: 'h', fetch };
  const address = { url: 'http://h' };
  return { kind: 'source', origin: 'live', source, description: '', address, allowed: true };
};

const leaf = (root: SourceNode, name: string): EntryNode => ({
  kind: 'leaf',
  root,
  entry: { name, label: name, path: `/openstack/latest/${name}`, kind: 'leaf' },
});

const never = async (): Promise<readonly TreeEntry[]> => {
  throw new Error('nobody should list here');
};

const labelOf = (node: TreeNode): string => {
  if (node.kind === 'failure') return node.message;
  if (node.kind === 'value') return `${node.entry.label}: ${node.entry.summary}`;
  return node.kind === 'note' ? node.label : nodeId(node);
};

test('a directory gives what the service lists, asked for once', async () => {
  const root = rootWith({});
  const asked: string[] = [];
  const rows = await childNodes(root, async (_source, path) => {
    asked.push(path);
    return [{ name: 'openstack', label: 'openstack', path: '/openstack', kind: 'directory' }];
  });
  expect(asked).toEqual(['/']);
  expect(rows.map(nodeId)).toEqual(['live:http://h /openstack']);
});

test('a JSON file gives its keys, and those theirs without a request', async () => {
  const root = rootWith({
    '/openstack/latest/meta_data.json': '{"name": "web", "keys": [{"a": 1}]}',
  });
  const file = leaf(root, 'meta_data.json');
  expect(isExpandable(file)).toBe(true);
  const rows = await childNodes(file, never);
  expect(rows.map(labelOf)).toEqual(['name: web', 'keys: 1 item']);
  const [, keys] = rows;
  const items = keys?.kind === 'value' ? await childNodes(keys, never) : [];
  expect(items.map(nodeId)).toEqual(['live:http://h /openstack/latest/meta_data.json ["keys",0]']);
});

const checkFailure = async (root: SourceNode, name: string, message: RegExp) => {
  const [row] = await childNodes(leaf(root, name), never);
  expect(row).toMatchObject({ kind: 'failure', remedy: 'retry' });
  expect(row === undefined ? '' : labelOf(row)).toMatch(message);
};

test('a file that is gone, or no JSON, is a row that says so', async () => {
  await checkFailure(rootWith({}), 'meta_data.json', /^http:\/\/h\/.* answered 404 Not Found\.$/);
  await checkFailure(
    rootWith({ '/openstack/latest/vendor_data.json': '{' }),
    'vendor_data.json',
    /^This file is not JSON/,
  );
});

test('a service that does not answer is a row with its message and one with the advice', async () => {
  const failing = async () => {
    throw new Error('http://h did not answer within 5 s. Check the address.');
  };
  expect((await childNodes(rootWith({}), failing)).map(labelOf)).toEqual([
    'http://h did not answer within 5 s. Check the address.',
    'Check the address.',
  ]);
});

test('a service near this machine is not asked before it is allowed', async () => {
  const [row] = await childNodes({ ...rootWith({}), allowed: false }, never);
  expect(row).toMatchObject({ kind: 'failure', remedy: 'allow' });
});

test('an endless list is cut', async () => {
  const endless = JSON.stringify(Array.from({ length: 1500 }, (_, index) => index));
  const root = rootWith({ '/openstack/latest/vendor_data.json': endless });
  const rows = await childNodes(leaf(root, 'vendor_data.json'), never);
  expect(rows.length).toBe(1001);
  expect(rows.slice(-1).map(labelOf)).toEqual(['… and 500 more']);
});
