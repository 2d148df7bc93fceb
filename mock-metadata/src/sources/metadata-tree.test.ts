import { expect, test } from 'vitest';
import type { SourceErrorCode } from '../errors.ts';
import { childrenOf } from './metadata-tree.ts';
import type { Source } from './source.ts';
import type { TreeEntry } from './tree-entry.ts';

/** A source that answers what stands in the table, and 404 to the rest. */
const sourceWith = (answers: Readonly<Record<string, string | number>>): Source => ({
  id: 'test',
  label: 'test',
  fetch: async (path) => {
    const answer = answers[path] ?? 404;
    const body = new TextEncoder().encode(typeof answer === 'string' ? answer : 'error');
    const status = typeof answer === 'string' ? 200 : answer;
    return { status, reason: 'Reason', headers: [], body, url: `http://x${path}`, tookMs: 1 };
  },
});

const shown = ({ label, path, kind }: TreeEntry): string =>
  `${label} ${path}${kind === 'directory' ? '/' : ''}`;

const checkChildren = async (
  path: string,
  answers: Readonly<Record<string, string | number>>,
  expected: readonly string[],
) => expect((await childrenOf(sourceWith(answers), path)).map(shown)).toEqual(expected);

const checkFailure = async (
  path: string,
  answers: Readonly<Record<string, string | number>>,
  code: SourceErrorCode,
  message: string,
) =>
  expect(childrenOf(sourceWith(answers), path)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
  });

test('the root has the trees that answer', async () => {
  await checkChildren('/', { '/openstack': 'latest', '/': '1.0\nlatest' }, [
    'openstack /openstack/',
    'ec2 /ec2/',
  ]);
  await checkChildren('/', { '/': 'latest' }, ['ec2 /ec2/']);
});

test('a service without either tree is no metadata service', async () => {
  await checkFailure('/', {}, 'not-metadata', '404 Reason for /openstack and 404 Reason for /.');
  await checkFailure('/', { '/openstack': '<html>', '/': '<!DOCTYPE html>' }, 'not-metadata', '');
});

test('OpenStack lists versions, then files, none with a slash', async () => {
  await checkChildren('/openstack', { '/openstack': '2012-08-10\nlatest' }, [
    '2012-08-10 /openstack/2012-08-10/',
    'latest /openstack/latest/',
  ]);
  await checkChildren('/openstack/latest', { '/openstack/latest': 'meta_data.json\nuser_data' }, [
    'meta_data.json /openstack/latest/meta_data.json',
    'user_data /openstack/latest/user_data',
  ]);
});

test('a tree that is listed among the versions of EC2 is not shown a second time', async () => {
  await checkChildren('/ec2', { '/': 'ec2/\nlatest/\nopenstack/' }, ['latest /latest/']);
});

test('EC2 lists versions at the root, and marks directories below', async () => {
  await checkChildren('/ec2', { '/': '1.0\nlatest' }, ['1.0 /1.0/', 'latest /latest/']);
  await checkChildren('/latest', { '/latest/': 'meta-data/\nuser-data' }, [
    'meta-data /latest/meta-data/',
    'user-data /latest/user-data',
  ]);
});

test('a key is a directory whose name has a display name', async () => {
  await checkChildren(
    '/latest/meta-data/public-keys',
    { '/latest/meta-data/public-keys/': '0=a=b' },
    ['0=a=b /latest/meta-data/public-keys/0/'],
  );
});

test('a missing directory has no entries, other answers are failures', async () => {
  await checkChildren('/latest/meta-data', {}, []);
  await checkFailure(
    '/openstack',
    { '/openstack': 502 },
    'status',
    'http://x/openstack answered 502 Reason.',
  );
  await checkFailure('/openstack', { '/openstack': '<html>' }, 'not-metadata', 'with a web page.');
});

test('an empty listing has no entries', async () => {
  await checkChildren('/latest', { '/latest/': '' }, []);
});

test('a name is text: it is encoded in the path and made visible in the label', async () => {
  await checkChildren('/a', { '/a/': 'x y?#%2e\\\n\u202egnp.exe\n\u0000\n__proto__\n02:00:00' }, [
    'x y?#%2e\\ /a/x%20y%3F%23%252e%5C',
    '\\u{202e}gnp.exe /a/%E2%80%AEgnp.exe',
    '\\u{0} /a/%00',
    '__proto__ /a/__proto__',
    '02:00:00 /a/02:00:00',
  ]);
});

test('names that lead elsewhere are shown, not asked for', async () => {
  const source = sourceWith({ '/a/': `..\n.\n../\na/b\n//\n${'x'.repeat(1_000_000)}\nok` });
  const entries = await childrenOf(source, '/a');
  expect(entries.map(({ kind }) => kind)).toEqual(Array(7).fill('leaf'));
  expect(entries.filter(({ note }) => note === undefined).map(({ name }) => name)).toEqual(['ok']);
  expect(new Set(entries.map(({ path }) => path)).size).toBe(7);
  expect(Math.max(...entries.map(({ label }) => label.length))).toBeLessThan(200);
});

test('a line counts once, with and without CR', async () => {
  await checkChildren('/a', { '/a/': 'x\r\nx\n\nx\n' }, ['x /a/x']);
});

test('a long listing is cut, and says so', async () => {
  const listing = Array.from({ length: 6000 }, (_, index) => `n${index}`).join('\n');
  const entries = await childrenOf(sourceWith({ '/a/': listing }), '/a');
  expect(entries).toHaveLength(5001);
  expect(entries.at(-1)).toMatchObject({ label: '… more entries are not shown' });
});

test('a listing that lists itself comes to an end', async () => {
  const source: Source = { ...sourceWith({}), fetch: () => sourceWith({ '/': 'a/' }).fetch('/') };
  let path = '/a';
  let depth = 0;
  for (; depth < 100; depth++) {
    const [entry] = await childrenOf(source, path);
    if (entry?.kind !== 'directory') break;
    path = entry.path;
  }
  expect(depth).toBe(15);
});
