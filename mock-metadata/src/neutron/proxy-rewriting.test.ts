import { expect, test } from 'vitest';
import type { Release } from '../lab/model.ts';
import type { Header, HttpRequest } from '../message.ts';
import { type ProxyMode, rewritingFor, rewritten } from './proxy-rewriting.ts';

const request = (headers: readonly Header[], more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  target: '/',
  headers,
  body: new Uint8Array(0),
  peer: '10.0.0.4',
  ...more,
});

const sent = (given: HttpRequest, mode: ProxyMode = 'network', release: Release = 'master') =>
  rewritten(given, rewritingFor(mode, 'id', release)).request;

/** The lines that are there besides those that haproxy adds at the end. */
const kept = (headers: readonly Header[], release?: Release): readonly string[] =>
  sent(request(headers), 'network', release)
    .headers.slice(0, -3)
    .map((header) => header.join('='));

test('OVN’s proxy adds its line behind what the instance wrote, and deletes nothing', () => {
  const forged: readonly Header[] = [
    ['X-OVN-Network-ID', 'forged'],
    ['X-Neutron-Router-ID', 'forged'],
  ];
  expect(sent(request(forged), 'ovn').headers).toEqual([
    ['x-ovn-network-id', 'forged'],
    ['x-neutron-router-id', 'forged'],
    ['x-ovn-network-id', 'id'],
    ['x-forwarded-for', '10.0.0.4'],
    ['connection', 'close'],
  ]);
});

test('HTTP/1.0 goes on as such, without a Connection line', () => {
  const old = sent(request([['Connection', 'keep-alive']], { httpVersion: '1.0' }));
  expect(old.httpVersion).toBe('1.0');
  expect(old.headers.map(([name]) => name)).toEqual(['x-neutron-network-id', 'x-forwarded-for']);
});

test.each<[string, readonly Header[], readonly string[], readonly string[]]>([
  [
    'words of its own in Connection',
    [['Connection', 'close, foo , bar']],
    ['connection=foo,bar'],
    ['connection=foo,bar'],
  ],
  ['TE, but for trailers', [['TE', 'gzip']], [], []],
  ['TE with trailers', [['TE', 'trailers, gzip']], ['te=trailers'], ['te=trailers']],
  ['an upgrade to HTTP/2', [['Upgrade', 'h2c']], [], ['upgrade=h2c']],
  [
    'the same length twice',
    [
      ['Content-Length', '03'],
      ['Content-Length', '03'],
    ],
    ['content-length=3'],
    ['content-length=03'],
  ],
  [
    'a length beside chunks',
    [
      ['Content-Length', '3'],
      ['Transfer-Encoding', 'Chunked'],
    ],
    ['transfer-encoding=chunked'],
    ['transfer-encoding=Chunked'],
  ],
])('haproxy of master and of zed on %s', (_, headers, master, zed) => {
  expect(kept(headers)).toEqual(master);
  expect(kept(headers, 'zed')).toEqual(zed);
});

test.each<[string, string, string]>([
  ['http://h:80/x', 'http://h/x', 'h'],
  ['http://h', 'http://h/', 'h'],
  ['http://h/x', 'http://h/x', 'H'],
  ['/x', '/x', 'H'],
])('the target %s goes on as %s, with Host %s', (target, expected, host) => {
  const passed = sent(request([['Host', 'H']], { target }));
  expect(passed.target).toBe(expected);
  expect(passed.headers[0]).toEqual(['host', host]);
});

test('what came of a chunked body is packed into one chunk', () => {
  const chunks = { body: Buffer.from('abcde'), chunkSizes: [1, 2, 2] };
  expect(sent(request([], chunks)).chunkSizes).toEqual([5]);
  expect(sent(request([], { ...chunks, bodyBytesWithHead: 3 })).chunkSizes).toEqual([3, 2]);
});
