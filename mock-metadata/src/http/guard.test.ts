import { expect, test } from 'vitest';
import { bracketed, type RequestHead, refusalOf } from './guard.ts';

const good: RequestHead = {
  method: 'GET',
  target: '/openstack',
  httpVersion: '1.1',
  headers: [['Host', '127.0.0.1:8775']],
  localAddress: '127.0.0.1',
  localPort: 8775,
};

const checkStatus = (
  change: Partial<RequestHead>,
  expected: number | undefined,
  boundHost = '127.0.0.1',
) => expect(refusalOf({ ...good, ...change }, boundHost)?.status).toBe(expected);

const checkHost = (host: string, expected: number | undefined, boundHost?: string) =>
  checkStatus({ headers: [['Host', host]] }, expected, boundHost);

test.each([
  '127.0.0.1:8775',
  '127.0.0.1',
  'localhost:8775',
  'LOCALHOST',
  '[::1]:8775',
  '169.254.169.254',
  '169.254.169.254:8775',
  '[fe80::a9fe:a9fe]',
  '[fe80::a9fe:a9fe%25eth0]',
])('a request for %s is served', (host) => checkHost(host, undefined));

test.each([
  'evil.example',
  'evil.example:8775',
  '127.0.0.1.evil.example',
  'evil-localhost',
  'localhost.',
  '127.0.0.1@evil.example',
  'evil.example@127.0.0.1',
  '127.0.0.1:8776',
  '127.0.0.1:',
  '127.0.0.1:8775:8775',
  '127.0.0.11:8775',
  '[::1',
  '[::2]:8775',
  '2130706433',
  'localhost/..',
  '%',
])('a request for %s is refused', (host) => checkHost(host, 403));

test('the host that was asked to listen on is a name of the service', () => {
  checkHost('metadata.test:8775', 403);
  checkHost('metadata.test:8775', undefined, 'metadata.test');
  checkHost('metadata.test:8775', undefined, 'Metadata.test');
});

test('the address at which a connection came in is a name of the service', () => {
  const at = { localAddress: '192.0.2.7', headers: [['Host', '192.0.2.7:8775']] } as const;
  checkStatus(at, undefined, '0.0.0.0');
  checkStatus({ ...at, localAddress: '192.0.2.8' }, 403, '0.0.0.0');
});

test('a Host line is needed once, and not empty', () => {
  checkStatus({ headers: [] }, 400);
  checkStatus({ headers: [], httpVersion: '1.0' }, undefined);
  checkHost('', 400);
  const two = [
    ['Host', '127.0.0.1:8775'],
    ['host', '127.0.0.1:8775'],
  ] as const;
  checkStatus({ headers: two }, 400);
});

test('an absolute target counts like a Host line', () => {
  checkStatus({ target: 'http://127.0.0.1:8775/openstack' }, undefined);
  checkStatus({ target: 'HTTP://169.254.169.254/openstack' }, undefined);
  checkStatus({ target: 'http://evil.example/openstack' }, 403);
  checkStatus({ target: 'http://127.0.0.1:8775@evil.example/' }, 403);
  checkStatus({ target: 'http:///openstack' }, 403);
});

const withLine = (name: string, value: string): Partial<RequestHead> => ({
  headers: [...good.headers, [name, value]],
});

test('web pages are refused by what browsers send', () => {
  checkStatus(withLine('Origin', 'https://evil.example'), 403);
  checkStatus(withLine('origin', 'null'), 403);
  checkStatus(withLine('Origin', 'http://127.0.0.1:8775'), 403);
  checkStatus(withLine('Sec-Fetch-Site', 'cross-site'), 403);
  checkStatus(withLine('Sec-Fetch-Site', 'same-site'), 403);
  checkStatus(withLine('Sec-Fetch-Site', 'none'), undefined);
  checkStatus(withLine('Sec-Fetch-Site', 'same-origin'), undefined);
});

test('a target is a path or a URL', () => {
  checkStatus({ method: 'OPTIONS', target: '*' }, 400);
  checkStatus({ target: 'openstack' }, 400);
  checkStatus({ target: '//openstack' }, undefined);
});

test('a relaxed guard refuses web pages and foreign names, and leaves the rest to the hops', () => {
  const relaxed = (change: Partial<RequestHead>) =>
    refusalOf({ ...good, ...change }, '127.0.0.1', 'relaxed')?.status;
  for (const change of [
    { method: 'PUT' },
    { target: '*' },
    { target: '/%ff' },
    { headers: [] },
    withLine('X-A', '\u00e9'),
    withLine('Host', 'localhost'),
    withLine('Transfer-Encoding', 'xchunked'),
  ]) {
    expect([change, relaxed(change)]).toEqual([change, undefined]);
  }
  for (const change of [
    { headers: [['Host', 'evil.example']] } as const,
    withLine('Host', 'evil.example'),
    { target: 'http://evil.example/' },
    withLine('Origin', 'null'),
    withLine('Sec-Fetch-Site', 'cross-site'),
  ]) {
    expect([change, relaxed(change)]).toEqual([change, 403]);
  }
});

test.each(['strict', 'relaxed'] as const)(
  'behind a proxy the address at which it was asked is known, names are not (%s)',
  (mode) => {
    const status = (host: string) =>
      refusalOf({ ...good, headers: [['Host', host]] }, '127.0.0.1', mode, 'proxies')?.status;
    const addresses = [
      '127.0.0.1:18080',
      'localhost:80',
      '192.0.2.7',
      '[::1]:9697',
      '[fe80::1%25e]',
    ];
    for (const host of addresses) expect([host, status(host)]).toEqual([host, undefined]);
    const names = [
      'evil.example',
      '127.0.0.1.evil.example:80',
      '2130706433',
      '0x7f.1',
      '[a]',
      '@',
      'localhost.',
    ];
    for (const host of names) expect([host, status(host)]).toEqual([host, 403]);
  },
);

test('where no browser comes nothing is refused', () => {
  const evil = {
    headers: [
      ['Host', 'evil.example'],
      ['Origin', 'null'],
    ],
  } as const;
  expect(refusalOf({ ...good, ...evil }, '', 'none')).toBeUndefined();
});

test('text is UTF-8', () => {
  checkStatus({ target: '/%c3%a9/%00%zz%' }, undefined);
  checkStatus({ target: '/\u00c3\u00a9' }, undefined);
  checkStatus({ target: '/%ff%fe' }, 400);
  checkStatus({ target: '/%C0%AE' }, 400);
  checkStatus({ target: '/\u00ff' }, 400);
  checkStatus(withLine('X-A', '\u00c3\u00a9'), undefined);
  checkStatus(withLine('X-A', '\u00e9'), 400);
});

test('only chunked is understood as transfer coding', () => {
  const post = { method: 'POST', target: '/openstack/latest/password' };
  checkStatus({ ...post, ...withLine('Transfer-Encoding', 'Chunked') }, undefined);
  checkStatus({ ...post, ...withLine('Transfer-Encoding', 'xchunked') }, 501);
  checkStatus({ ...post, ...withLine('Transfer-Encoding', 'chunked, identity') }, 501);
});

test('reading is allowed everywhere, POST on the password only', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS']) checkStatus({ method }, undefined);
  for (const method of ['POST', 'PUT', 'DELETE', 'TRACE', 'PROPFIND']) {
    checkStatus({ method, target: '/openstack/latest/meta_data.json' }, 405);
  }
  checkStatus({ method: 'POST', target: '/openstack/latest/password' }, undefined);
  checkStatus({ method: 'POST', target: '/openstack/latest/password/?a=b' }, undefined);
  checkStatus({ method: 'POST', target: '/openstack/latest/user_data?/password' }, 405);
  checkStatus({ method: 'PUT', target: '/openstack/latest/password' }, 405);
});

test('a refusal says what was refused and what to use instead', () => {
  const { text } = refusalOf({ ...good, headers: [['Host', 'evil\u001b[2J']] }, '127.0.0.1') ?? {};
  expect(text).toContain('“evil?[2J” is not a name of this metadata service');
  expect(text).toContain('Ask for http://127.0.0.1:8775');
  expect(refusalOf({ ...good, method: 'PUT' }, '')?.headers).toEqual([
    ['Allow', 'GET, HEAD, OPTIONS'],
  ]);
});

test('an IPv6 address stands in brackets and without zone in a URL', () => {
  expect(bracketed('fe80::1%eth0')).toBe('[fe80::1]');
  expect(bracketed('127.0.0.1')).toBe('127.0.0.1');
});
