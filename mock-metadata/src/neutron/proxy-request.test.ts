import { expect, test } from 'vitest';
import type { Release } from '../lab/model.ts';
import type { Header } from '../message.ts';
import { refusalByParser } from './proxy-request.ts';

interface Given {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: readonly Header[];
}

const refusal = (
  { method = 'GET', target = '/', headers = [] }: Given,
  release: Release = 'master',
): string | undefined =>
  refusalByParser({ method, target, headers, body: new Uint8Array(0), peer: '10.0.0.4' }, release)
    ?.why;

const shown = (given: Given): string => JSON.stringify(given).slice(0, 80);

const taken: readonly Given[] = [
  {},
  { method: 'FOO' },
  { method: 'get' },
  { method: 'OPTIONS', target: '*' },
  { method: 'FOO', target: '*' },
  { target: '/latest/meta-data/?q=1&r="' },
  { target: 'http://169.254.169.254/latest/', headers: [['Host', '169.254.169.254:80']] },
  { target: 'http://169.254.169.254/', headers: [] },
  {
    headers: [
      ['Host', 'a'],
      ['host', 'A'],
    ],
  },
  { headers: [['X-Odd', '\xe9\xe2\x98\x83']] },
  { headers: [['X-Long', 'y'.repeat(14_000)]] },
  {
    headers: [
      ['Content-Length', '5'],
      ['content-length', '5'],
    ],
  },
];

test.each(taken.map((given) => [shown(given), given] as const))('haproxy takes %s', (_, given) => {
  expect(refusal(given)).toBeUndefined();
});

const refused: readonly (readonly [Given, RegExp])[] = [
  [{ method: 'G T' }, /method/],
  [{ target: '/a b' }, /blank/],
  [{ target: '/latest#x' }, /#/],
  [{ target: '/\xfc' }, /ASCII/],
  [{ target: '' }, /target/],
  [{ headers: [['Bad Header', 'x']] }, /"Bad Header"/],
  [{ headers: [['X', 'a\r\nb: c']] }, /CR/],
  [
    {
      headers: [
        ['Host', 'a'],
        ['Host', 'b'],
      ],
    },
    /two different/,
  ],
  [{ target: 'http://a/', headers: [['Host', 'b']] }, /another host/],
  [{ headers: [['X-Long', 'y'.repeat(16_000)]] }, /15291 bytes/],
  [{ headers: Array<Header>(101).fill(['X', 'y']) }, /100 headers/],
  [
    {
      headers: [
        ['Content-Length', '5'],
        ['Content-Length', '6'],
      ],
    },
    /Content-Length/,
  ],
  [{ headers: [['Content-Length', '+5']] }, /Content-Length/],
  [{ method: 'CONNECT', target: '/' }, /CONNECT/],
  [{ headers: [['Transfer-Encoding', 'gzip']] }, /chunked/],
  [{ headers: [['Transfer-Encoding', 'gzip, chunked']] }, /more than chunked/],
];

test.each(refused.map(([given, expected]) => [shown(given), given, expected] as const))(
  'haproxy refuses %s',
  (_, given, expected) => {
    expect(refusal(given)).toMatch(expected);
    expect(refusal(given, 'zed')).toMatch(expected);
  },
);

test.each<[Given, RegExp]>([
  [{ target: '*' }, /OPTIONS/],
  [{ target: 'latest/meta-data' }, /neither/],
  [{ headers: [['X', 'a\0b']] }, /NUL/],
  [{ headers: [['Host', 'a b']] }, /Host/],
  [{ headers: [['Host', 'user@a']] }, /Host/],
])('only the haproxy of zed takes %j', (given, expected) => {
  expect(refusal(given)).toMatch(expected);
  expect(refusal(given, 'zed')).toBeUndefined();
});
