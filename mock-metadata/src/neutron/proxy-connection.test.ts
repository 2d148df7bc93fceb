import { expect, test } from 'vitest';
import type { Header, HttpAnswer, HttpRequest } from '../message.ts';
import { connectionLine, noWishes, wantsMore, wishesWith } from './proxy-connection.ts';

type Version = '1.0' | '1.1';

const versioned = (version: Version) => (version === '1.0' ? { httpVersion: version } : {});

const line = (asked: Version, wish: string, answered: Version, framing: string): string => {
  const request: HttpRequest = {
    method: framing === 'HEAD' ? 'HEAD' : 'GET',
    target: '/',
    headers: [],
    body: new Uint8Array(0),
    peer: '',
    ...versioned(asked),
  };
  const headers: readonly Header[] = framing === 'length' ? [['Content-Length', '2']] : [];
  const answer: HttpAnswer = {
    status: framing === '204' ? 204 : 200,
    reason: 'OK',
    headers,
    body: new Uint8Array(0),
    ...versioned(answered),
  };
  const more = wantsMore(request, wishesWith(noWishes, wish));
  return connectionLine(request, more, answer)?.[1] ?? '-';
};

// As haproxy 2.6 and 3.0 both did it.
test.each<[asked: Version, wish: string, answered: Version, framing: string, expected: string]>([
  ['1.1', '', '1.1', 'length', '-'],
  ['1.1', 'keep-alive', '1.1', 'HEAD', '-'],
  ['1.1', 'close', '1.1', 'length', 'close'],
  ['1.1', 'Close, foo', '1.1', 'length', 'close'],
  ['1.1', '', '1.1', 'none', 'close'],
  ['1.1', '', '1.0', 'length', 'keep-alive'],
  ['1.1', '', '1.0', 'none', '-'],
  ['1.1', 'close', '1.0', 'length', '-'],
  ['1.0', '', '1.1', 'length', 'close'],
  ['1.0', '', '1.0', 'length', '-'],
  ['1.0', 'keep-alive', '1.1', '204', 'keep-alive'],
  ['1.0', 'keep-alive', '1.0', 'length', 'keep-alive'],
  ['1.0', 'keep-alive', '1.1', 'none', 'close'],
])(
  'asked in %s with %j, answered in %s with %s: %s',
  (asked, wish, answered, framing, expected) => {
    expect(line(asked, wish, answered, framing)).toBe(expected);
  },
);
