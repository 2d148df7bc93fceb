import { expect, test } from 'vitest';
import type { Decision, Lookup } from '../trace.ts';
import { novaFor } from './metadata-api.ts';
import { agentHeaders, said, testCloud, testLab } from './test-cloud.ts';

const name = '/openstack/2012-08-10/meta_data.json';

test('a change in the database shows when the cache expires', () => {
  const cloud = testCloud({ instances: [{ displayName: 'old' }] });
  cloud.get(name);
  cloud.changeInstances([{ displayName: 'new' }]);
  expect(cloud.text(name)).toContain('old');
  cloud.passSeconds(15);
  expect(cloud.text(name)).toContain('new');
});

test.each([
  [{ metadataCacheExpirationS: 0 }],
  [{ cacheEnabled: true, cacheBackend: 'dogpile.cache.null' }],
])('with %j it shows at once', (nova) => {
  const cloud = testCloud({ nova });
  cloud.get(name);
  cloud.changeInstances([{ displayName: 'new' }]);
  expect(cloud.text(name)).toContain('new');
});

test('an instance that moves to another project is known by the old one until the cache expires', () => {
  const cloud = testCloud();
  const isKnownIn = (projectId: string) => cloud.get(name, { as: { projectId } }).status === 200;
  cloud.get(name);
  cloud.changeInstances([{ projectId: 'new' }]);
  expect([isKnownIn('shop'), isKnownIn('new')]).toEqual([true, false]);
  cloud.passSeconds(15);
  expect([isKnownIn('shop'), isKnownIn('new')]).toEqual([false, true]);
});

test('what is cached outlives Neutron', () => {
  const cloud = testCloud();
  cloud.get(name);
  cloud.nova.changeLab(testLab({ api: { '*': 'close' } }));
  expect(cloud.get(name).status).toBe(200);
  cloud.passSeconds(15);
  expect(cloud.get(name).status).toBe(500);
});

test('a deleted instance is served until the cache expires, one never found is looked for again', () => {
  const cloud = testCloud({ instances: [] });
  expect(cloud.text('/latest')).toBe('404');
  cloud.changeInstances([{}]);
  expect(cloud.text('/latest')).toBe('meta-data/');
  cloud.changeInstances([{ deleted: true }]);
  expect(cloud.text('/latest')).toBe('meta-data/');
  cloud.passSeconds(15);
  expect(cloud.text('/latest')).toBe('404');
});

test('a Nova for the edited lab keeps stored passwords and nothing of the cache', () => {
  const cloud = testCloud({ instances: [{ displayName: 'old' }] });
  cloud.get('/openstack/latest/password', { method: 'POST', body: 'secret' });
  const next = novaFor(testLab({ instances: [{ displayName: 'new' }] }), cloud.world, cloud.nova);
  const text = (target: string) => {
    const result = next.handle({
      method: 'GET',
      target,
      headers: agentHeaders(),
      body: new Uint8Array(0),
      peer: '',
    });
    return result instanceof Promise ? '' : said(result).text;
  };
  expect(text('/openstack/latest/password')).toBe('secret');
  expect(text(name)).toContain('new');
});

const noted = () => {
  const lookups: Lookup[] = [];
  const decisions: Decision[] = [];
  return {
    lookups,
    decisions,
    notes: {
      change: () => undefined,
      lookup: (lookup: Lookup) => lookups.push(lookup),
      decide: (decision: Decision) => decisions.push(decision),
    },
  };
};

test('a trace tells the look-ups in order and what was served', () => {
  const { lookups, decisions, notes } = noted();
  testCloud().get('/latest/meta-data/hostname', { notes });
  expect(lookups.map(({ of, found }) => `${of}: ${found}`)).toEqual([
    'cache: nothing',
    'nova-database: instance web',
    'neutron: no ports',
  ]);
  expect(decisions).toMatchObject([{ kind: 'answer', rule: 'metadata-served' }]);
});

test('vendor data that has to be asked for is told when it is there', async () => {
  const { decisions, notes } = noted();
  const nova = { vendordataProviders: ['DynamicJSON'], vendordataDynamicTargets: ['a@http://v/'] };
  await testCloud({ nova }).result('/openstack/latest/vendor_data2.json', { notes });
  expect(decisions).toMatchObject([{ kind: 'answer', rule: 'metadata-served' }]);
});

test('who asks for content below a version is sent there only where there is any', () => {
  const { decisions, notes } = noted();
  testCloud().get('/openstack/latest/content', { notes });
  expect(decisions.at(-1)?.remedy).not.toContain('/content/0000');
});

test.each(['/openstack/latest/user_data', '/latest/user-data', '/ec2/2009-04-04//user-data'])(
  'where %s is missing because there is none, the trace says so',
  (path) => {
    const { decisions, notes } = noted();
    testCloud().get(path, { notes });
    expect(decisions.at(-1)).toMatchObject({
      rule: 'path-unknown',
      reason: expect.stringContaining('was made without user data'),
      remedy: expect.stringContaining('--user-data'),
    });
  },
);

test.each([
  ['/nope', {}, 'path-unknown'],
  ['/', {}, 'root-is-anonymous'],
  ['*', {}, 'target-without-slash'],
  ['/%FF', {}, 'path-not-utf8'],
  ['/latest/meta-data/hostname/x', {}, 'below-a-leaf'],
  ['/openstack/latest/content', {}, 'content-below-version'],
  ['/latest', { as: { uuid: 'uuid-db' } }, 'instance-unknown'],
  ['/latest', { headers: [] }, 'instance-id-missing'],
  ['/openstack/latest/password', { method: 'PUT' }, 'password-method'],
  ['/openstack/latest/password', { method: 'POST' }, 'password-without-length'],
  ['/openstack/latest/password', { method: 'POST', body: 'x'.repeat(2000) }, 'password-too-large'],
  ['/nope', { method: 'OPTIONS' }, 'cors-hides-failed-options'],
] as const)('%s of %j is decided last by the rule %s', (path, asked, rule) => {
  const { decisions, notes } = noted();
  testCloud().get(path, { ...asked, notes });
  expect(decisions.at(-1)?.rule).toBe(rule);
});
