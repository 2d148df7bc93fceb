import { expect, test } from 'vitest';
import { agentHeaders, testCloud } from './test-cloud.ts';

const cloud = testCloud();
const ec2List =
  '1.0\n2007-01-19\n2007-03-01\n2007-08-29\n2007-10-10\n2007-12-15\n2008-02-01\n2008-09-01\n2009-04-04\nlatest';

test.each(['/', '///', '/.', '/foo/..', '/ec2/../', '/?a=b', '/%2e%2e'])(
  '%s comes down to the root, which anybody may list',
  (path) => {
    expect(cloud.text(path, { headers: [] })).toBe(ec2List);
  },
);

test.each(['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'FOO'])(
  'nothing can keep %s from the root: no wrong project, no failing Neutron, no missing file',
  (method) => {
    const broken = testCloud({
      api: { '*': 500 },
      nova: { vendordataJsonfilePath: '/gone' },
      instances: [{ projectId: 'other' }],
    });
    expect(broken.text('/', { method, headers: agentHeaders() })).toBe(ec2List);
    expect(broken.get('/', { method: 'HEAD', headers: [] })).toMatchObject({
      status: 200,
      text: '',
    });
  },
);

test.each(['', '/ec2', '/openstack', '/latest'])('%j wants to know who asks', (path) => {
  expect(cloud.text(path, { headers: [] })).toBe('400');
});

test.each([
  ['//latest//meta-data//hostname/', 'web.novalocal'],
  ['/ec2/latest/meta-data/hostname', 'web.novalocal'],
  ['/%6Catest%2Fmeta-data/hostname', 'web.novalocal'],
  ['/openstack/../latest/meta-data/hostname?x', 'web.novalocal'],
  ['http://somewhere/latest//meta-data/hostname', 'web.novalocal'],
  ['', ec2List],
  ['/ec2', ec2List],
  ['/LATEST', '404'],
  ['/ec2/ec2/latest', '404'],
  ['/latest/meta-data#x', '404'],
  ['/latest/meta-data/hostname%20', '404'],
  ['/%00', '404'],
])('%j answers %j', (path, expected) => {
  expect(cloud.text(path)).toBe(expected);
});

test.each([
  ['*', 'AssertionError'],
  ['latest/meta-data', 'AssertionError'],
  ['/%FF', 'UnicodeDecodeError'],
])('%s escapes as %s', (path, name) => {
  expect(cloud.text(path)).toBe(name);
});

test('without urlmap two leading slashes stay, and only three are as good as one', () => {
  const bare = (target: string) =>
    cloud.nova.handleBare({
      method: 'GET',
      target,
      headers: [],
      body: new Uint8Array(0),
      peer: '',
    });
  expect(bare('//latest')).toMatchObject({ answer: { status: 400 } });
  expect(bare('//')).toMatchObject({ answer: { status: 400 } });
  expect(bare('///')).toMatchObject({ answer: { status: 200 } });
});

test.each(['POST', 'PUT', 'DELETE', 'TRACE', 'FOO', 'get', 'OPTIONS'])(
  '%s answers as GET does',
  (method) => {
    expect(cloud.text('/latest/meta-data/hostname', { method })).toBe('web.novalocal');
  },
);

test('HEAD keeps the length of what GET would give', () => {
  expect(cloud.result('/latest/meta-data/hostname', { method: 'HEAD' })).toMatchObject({
    answer: {
      headers: [
        ['Content-Length', '13'],
        ['Content-Type', 'text/plain; charset=UTF-8'],
      ],
    },
  });
  expect(cloud.text('/latest/meta-data/hostname', { method: 'HEAD' })).toBe('');
});

test('CORS turns a failed OPTIONS into an empty 200 without type, even for nobody', () => {
  const empty = { status: 200, text: '' };
  expect(cloud.get('/latest/nope', { method: 'OPTIONS' })).toEqual(empty);
  expect(cloud.get('/latest', { method: 'OPTIONS', headers: [] })).toEqual(empty);
  expect(cloud.get('/latest', { method: 'options', headers: [] }).status).toBe(400);
  expect(cloud.text('*', { method: 'OPTIONS' })).toBe('AssertionError');
});

test('successful answers ignore what the request accepts or has, and say no more than they must', () => {
  const more = [
    ['Accept', 'application/json'],
    ['Range', 'bytes=0-1'],
    ['If-None-Match', '*'],
    ['If-Modified-Since', 'Fri, 21 Aug 2026 00:00:00 GMT'],
  ] as const;
  expect(cloud.result('/latest/meta-data/hostname', { more })).toMatchObject({
    answer: {
      status: 200,
      headers: [
        ['Content-Length', '13'],
        ['Content-Type', 'text/plain; charset=UTF-8'],
      ],
    },
  });
});

test('two Accept lines are one list', () => {
  const more = [
    ['Accept', 'text/html;q=0.5'],
    ['accept', 'application/json'],
  ] as const;
  expect(cloud.get('/nope', { more }).type).toBe('application/json');
});
