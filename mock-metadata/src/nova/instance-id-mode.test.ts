import { expect, test } from 'vitest';
import type { Header } from '../message.ts';
import type { Decision } from '../trace.ts';
import { agentHeaders, type Setup, signatureOf, testCloud } from './test-cloud.ts';

const path = '/latest/meta-data/hostname';

/** The agent's headers with one replaced, or left out where the value is undefined. */
const agentWith = (name: string, value?: string): readonly Header[] => {
  const others = agentHeaders().filter(([each]) => each !== name);
  return value === undefined ? others : [...others, [name, value]];
};

const checkAnswer = (headers: readonly Header[], expected: string, setup: Setup = {}): void => {
  expect(testCloud(setup).text(path, { headers })).toBe(expected);
};

test.each([
  ['X-Instance-ID', 'X-Instance-ID header is missing from request.'],
  ['X-Instance-ID-Signature', 'X-Instance-ID-Signature header is missing from request.'],
  ['X-Tenant-ID', 'X-Tenant-ID header is missing from request.'],
])('without %s the answer is 400 and names it', (name, explanation) => {
  const { status, text } = testCloud().get(path, { headers: agentWith(name) });
  expect([status, text]).toEqual([400, `400 Bad Request\n\n${explanation}\n\n   `]);
});

test('the id is missed before the signature, and that before the tenant', () => {
  const missing = (headers: readonly Header[]) => testCloud().get(path, { headers }).text;
  expect(missing([])).toContain('X-Instance-ID header');
  expect(missing([['X-Instance-ID', 'x']])).toContain('X-Instance-ID-Signature header');
});

test.each([
  ['X-Instance-ID', '403'],
  ['X-Instance-ID-Signature', '403'],
  ['X-Tenant-ID', '404'],
])('an empty %s is not a missing one', (name, expected) => {
  checkAnswer(agentWith(name, ''), expected);
});

test('nobody has to say X-Forwarded-For', () => {
  checkAnswer(agentWith('X-Forwarded-For'), 'web.novalocal');
});

test.each([
  ['wrong', 'bad', '403'],
  ['in upper case', signatureOf('uuid-web').toUpperCase(), '403'],
  ['padded', ` ${signatureOf('uuid-web')}`, '403'],
  ["another instance's", signatureOf('uuid-db'), '403'],
  ['not ASCII', 'é', 'TypeError'],
])('a signature that is %s ends the request', (_, signature, expected) => {
  checkAnswer(agentWith('X-Instance-ID-Signature', signature), expected);
});

test('the signature is checked before anything is looked up', () => {
  const cloud = testCloud();
  cloud.get(path, { headers: agentWith('X-Instance-ID-Signature', 'bad') });
  expect(cloud.neutronRequests).toEqual([]);
});

test.each(['', ' ', 'sécret☃'])('the secret %j signs as any other', (secret) => {
  const headers = agentWith('X-Instance-ID-Signature', signatureOf('uuid-web', secret));
  checkAnswer(headers, 'web.novalocal', { nova: { metadataProxySharedSecret: secret } });
});

test.each([
  ['unknown', []],
  ['deleted', [{ deleted: true }]],
  ['without a cell', [{ mapping: 'unscheduled' as const }]],
])('an instance that is %s is not found', (_, instances) => {
  checkAnswer(agentHeaders(), '404', { instances });
});

test('an instance without mapping is found in the local database', () => {
  checkAnswer(agentHeaders(), 'web.novalocal', { instances: [{ mapping: 'none' }] });
});

test('another project gets 404, from the cache too', () => {
  const cloud = testCloud();
  expect(cloud.text(path)).toBe('web.novalocal');
  expect(cloud.text(path, { headers: agentWith('X-Tenant-ID', 'other') })).toBe('404');
});

test.each([
  ['X-Instance-ID', '403'],
  ['X-Tenant-ID', '404'],
  ['X-Forwarded-For', 'web.novalocal'],
])('a second %s line is joined to the first', (name, expected) => {
  const again = agentHeaders().filter(([each]) => each === name);
  checkAnswer([...agentHeaders(), ...again], expected);
});

test('names may be in lower case or have underscores', () => {
  const odd = agentHeaders().map(
    ([name, value]): Header => [name.toLowerCase().replaceAll('-', '_'), value],
  );
  checkAnswer(odd, 'web.novalocal');
});

test('identity errors win over path errors', () => {
  expect(testCloud().get('/nope', { headers: [] }).status).toBe(400);
});

test('Neutron failing gives a general 500, and is asked again next time', () => {
  const cloud = testCloud({ api: { '*': 500 } });
  expect(cloud.get(path).text).toContain('An unknown error has occurred.');
  expect(cloud.get(path).status).toBe(500);
  expect(cloud.neutronRequests).toHaveLength(2);
});

test('every refusal tells its rule, a remedy and what Nova would log', () => {
  const decisions: Decision[] = [];
  const notes = {
    change: () => undefined,
    lookup: () => undefined,
    decide: (decision: Decision) => decisions.push(decision),
  };
  const cloud = testCloud();
  cloud.get(path, { headers: agentWith('X-Tenant-ID', 'other'), notes });
  cloud.get(path, { headers: agentWith('X-Instance-ID-Signature', 'bad'), notes });
  cloud.get(path, { headers: [], notes });
  expect(decisions.map(({ rule }) => rule)).toEqual([
    'tenant-mismatch',
    'signature-mismatch',
    'instance-id-missing',
  ]);
  expect(decisions[0]?.remedy).toMatch(/^Send X-Tenant-ID: shop;/);
  expect(decisions[1]?.remedy).toContain(signatureOf('uuid-web'));
  expect(decisions.every(({ upstreamLog }) => upstreamLog !== undefined)).toBe(true);
});

test.each(['uuid-web\0', "' OR 1=1 --", 'x'.repeat(300)])(
  'the id %j, signed, is not found',
  (id) => {
    const others = agentHeaders({ uuid: id });
    checkAnswer(others, '404');
  },
);

test('an id beyond ASCII is signed as the Latin-1 text that its bytes are read as', () => {
  const asRead = Buffer.from('é').toString('latin1');
  const signed = (by: string) => [
    ...agentHeaders().filter(([name]) => !name.startsWith('X-Instance-ID')),
    ['X-Instance-ID', asRead] as const,
    ['X-Instance-ID-Signature', signatureOf(by)] as const,
  ];
  checkAnswer(signed('é'), '403');
  checkAnswer(signed(asRead), '404');
});

test('an unknown path of an unknown instance is not found, as either would be', () => {
  const headers = agentHeaders({ uuid: 'uuid-gone' });
  expect(testCloud().get('/nope', { headers }).status).toBe(404);
});

test.each([
  ['uwsgi', '10.0.0.4, 2001:db8::1'],
  ['eventlet', '10.0.0.4,2001:db8::1'],
] as const)('%s joins repeated header lines in its own way', (frontServer, expected) => {
  const cloud = testCloud({ nova: { frontServer } });
  const more = [['X-Forwarded-For', '2001:db8::1']] as const;
  expect(cloud.text('/latest/meta-data/local-ipv4', { more })).toBe(expected);
});
