import { expect, test } from 'vitest';
import type { Instance } from '../lab/model.ts';
import { answered, type Outcome } from '../message.ts';
import type { Decision } from '../trace.ts';
import { type Setup, said, testCloud } from './test-cloud.ts';

const path = '/openstack/latest/vendor_data2.json';

const reply = (body: string, status: number = 200, ...headers: [string, string][]): Outcome =>
  answered({ status, reason: 'x', headers, body: new TextEncoder().encode(body) });

const vendorData: Readonly<Record<string, Outcome>> = {
  'http://v/ok': reply('{"hello": 1}'),
  'http://v/list': reply('[1, 2]'),
  'http://v/empty': reply(''),
  'http://v/204': reply('', 204),
  'http://v/302': reply('', 302, ['Location', 'http://v/ok']),
  'http://v/relative': reply('', 307, ['Location', '/ok']),
  'http://v/round': reply('', 302, ['Location', 'http://v/round']),
  'http://v/500': reply('{}', 500),
  'http://v/418': reply('{}', 418),
  'http://v/text': reply('no json'),
  'http://v/latin1': reply('"é"', 200, ['Content-Type', 'text/plain']),
  'http://v/deep': reply('['.repeat(2000)),
  'http://v/slow': { kind: 'timeout' },
  'http://v/close': { kind: 'closed' },
};

const cloudAsking = (
  targets: readonly string[],
  more: Setup['nova'] = {},
  instance: Partial<Instance> = {},
) =>
  testCloud({
    instances: [instance],
    vendorData,
    nova: {
      vendordataProviders: ['DynamicJSON'],
      vendordataDynamicTargets: targets,
      metadataCacheExpirationS: 15,
      ...more,
    },
  });

const answerOf = async (targets: readonly string[], more: Setup['nova'] = {}): Promise<string> => {
  const { text, exception } = said(await cloudAsking(targets, more).result(path));
  return exception ?? text ?? '';
};

test.each([
  [['a@http://v/ok'], '{"a": {"hello": 1}}'],
  [['b@http://v/list', 'a@http://v/ok'], '{"b": [1, 2], "a": {"hello": 1}}'],
  [['a@http://v/ok', 'a@http://v/list'], '{"a": {"hello": 1}}'],
  [['@http://v/ok'], '{"": {"hello": 1}}'],
  [['http://v/ok', 'é@http://v/ok'], '{"\\u00e9": {"hello": 1}}'],
  [['a@http://v/x@y'], '{"a": {}}'],
  [['a@http://v/302'], '{"a": {"hello": 1}}'],
  [['a@http://v/round'], '{"a": {}}'],
  [['a@http://v/latin1'], '{"a": "\\u00c3\\u00a9"}'],
  [[], '{}'],
])('the targets %j give %s', async (targets, expected) => {
  expect(await answerOf(targets)).toBe(expected);
});

test.each(['empty', '204'])('the empty answer of /%s is no failure', async (name) => {
  expect(await answerOf([`a@http://v/${name}`], { vendordataDynamicFailureFatal: true })).toBe(
    '{"a": {}}',
  );
});

test.each([
  ['http://v/500', 'InternalServerError'],
  ['http://v/418', 'HTTPClientError'],
  ['http://v/text', 'JSONDecodeError'],
  ['http://v/slow', 'ConnectTimeout'],
  ['http://v/close', 'ConnectFailure'],
  ['http://nobody/', 'ConnectFailure'],
  ['http://v/relative', 'UnknownConnectionError'],
  ['ftp://v/ok', 'UnknownConnectionError'],
])('%s gives nothing, or %s where failures are fatal', async (url, exception) => {
  const targets = [`a@${url}`, 'b@http://v/ok'];
  expect(await answerOf(targets)).toBe('{"a": {}, "b": {"hello": 1}}');
  expect(await answerOf(targets, { vendordataDynamicFailureFatal: true })).toBe(exception);
});

test('a read timeout of 0 is no way to wait for ever: every target fails', async () => {
  const nova = { vendordataDynamicReadTimeoutS: 0 };
  expect(await answerOf(['a@http://v/ok'], nova)).toBe('{"a": {}}');
  const fatal = { ...nova, vendordataDynamicFailureFatal: true };
  expect(await answerOf(['a@http://v/ok'], fatal)).toBe('ValueError');
});

test.each([
  ['v/ok', 'EndpointNotFound'],
  ['http://v/deep', 'RecursionError'],
])('%s always fails, because Nova does not catch %s', async (url, exception) => {
  expect(await answerOf([`a@${url}`])).toBe(exception);
});

test('what Nova does not catch is not laid to vendordata_dynamic_failure_fatal', async () => {
  const remedyOf = async (targets: readonly string[], more: Setup['nova']) => {
    const decisions: Decision[] = [];
    const notes = {
      ...{ change: () => undefined, lookup: () => undefined },
      decide: (decision: Decision) => decisions.push(decision),
    };
    await cloudAsking(targets, more).result(path, { notes });
    return decisions.at(-1)?.remedy;
  };
  expect(await remedyOf(['a@v/ok'], {})).toMatch(/^Mend the target in vendordata_dynamic_targets/);
  const fatal = { vendordataDynamicFailureFatal: true };
  expect(await remedyOf(['a@http://v/500'], fatal)).toMatch(/failure_fatal off\.$/);
});

test.each([
  [['DynamicJSON', 'StaticJSON'], 'x', '{"x": {"hello": 1}, "static": {}}'],
  [['StaticJSON', 'DynamicJSON'], 'x', '{"static": {}, "x": {"hello": 1}}'],
  [['StaticJSON', 'DynamicJSON'], 'static', '{"static": {}}'],
  [['DynamicJSON', 'StaticJSON'], 'static', '{"static": {}}'],
])('providers %j with a target named %s', async (vendordataProviders, name, expected) => {
  expect(await answerOf([`${name}@http://v/ok`], { vendordataProviders })).toBe(expected);
});

test('a service is told whose data it is asked for', async () => {
  const metadata = { role: 'web' };
  const cloud = cloudAsking(
    ['a@http://v/ok'],
    {},
    {
      hostname: 'web',
      userData: 'YQ==',
      metadata,
      systemMetadata: { boot_roles: 'member' },
    },
  );
  await cloud.result(path);
  expect(cloud.vendorDataBodies).toEqual([
    '{"project-id": "shop", "instance-id": "uuid-web", "image-id": "image-a", "user-data": "YQ==", "hostname": "web", "metadata": {"role": "web"}, "boot-roles": "member"}',
  ]);
});

test('services are asked for every request of this path, and for no other', async () => {
  const cloud = cloudAsking(['a@http://v/ok']);
  await cloud.result(path);
  await cloud.result(path);
  cloud.text('/openstack/latest/vendor_data.json');
  cloud.text('/latest');
  expect(cloud.vendorDataBodies).toHaveLength(2);
});

test('the log says once which target failed for which instance', async () => {
  const cloud = cloudAsking(['a@http://v/close', 'nameless']);
  await cloud.result(path);
  await cloud.result(path);
  expect(cloud.warnings).toEqual([
    'Vendor data target a at http://v/close gave nothing for web: ConnectFailure: Unable to establish connection to http://v/close: closed',
    'vendordata_dynamic_targets: nameless lacks a name (name@url). Nova skips it.',
  ]);
});

test('HEAD and OPTIONS wait as well', async () => {
  const cloud = cloudAsking(['a@http://v/ok']);
  expect(said(await cloud.result(path, { method: 'HEAD' })).text).toBe('');
  expect(said(await cloud.result(path, { method: 'OPTIONS' })).text).toBe('{"a": {"hello": 1}}');
});
