import { expect, test } from 'vitest';
import { answered, type Header, type HttpRequest } from '../message.ts';
import { outcomeAtFront, seenByFront, unreadableAtFront } from './front-server.ts';
import { testLab } from './test-cloud.ts';
import { exception, type NovaResult } from './world.ts';

const escaped = exception('TypeError', 'x');
const uwsgi = { frontServer: 'uwsgi' } as const;
const eventlet = { frontServer: 'eventlet' } as const;

const request = (headers: readonly Header[] = [], httpVersion?: '1.0'): HttpRequest => ({
  method: 'GET',
  target: '/',
  headers,
  body: new Uint8Array(0),
  peer: '',
  ...(httpVersion && { httpVersion }),
});

const atFront = (result: NovaResult, options: typeof uwsgi | typeof eventlet, asked = request()) =>
  outcomeAtFront(result, options, asked, () => 0);

const answer = { status: 200, reason: 'OK', headers: [], body: new Uint8Array(0) };
const ok: NovaResult = { kind: 'answer', answer };
const date = ['Date', 'Thu, 01 Jan 1970 00:00:00 GMT'];

test('uwsgi closes the connection without a byte when an exception escapes', () => {
  expect(atFront(escaped, uwsgi)).toEqual({ kind: 'closed' });
});

test('eventlet answers an exception with 500 and an empty text', () => {
  expect(atFront(escaped, eventlet)).toMatchObject({
    kind: 'answer',
    answer: {
      status: 500,
      headers: [['Content-Type', 'text/plain'], ['Content-Length', '0'], date],
    },
  });
});

test('an answer passes uwsgi as it is, in the version that was asked in', () => {
  expect(atFront(ok, uwsgi)).toEqual({ kind: 'answer', answer });
  expect(atFront(ok, uwsgi, request([], '1.0'))).toEqual(
    answered({ ...answer, httpVersion: '1.0' }),
  );
});

test('eventlet dates what it sends and says where it closes', () => {
  const headersOn = (asked: HttpRequest) => {
    const outcome = atFront(ok, eventlet, asked);
    return outcome.kind === 'answer' ? outcome.answer.headers : undefined;
  };
  const closing = [date, ['Connection', 'close']];
  expect(headersOn(request())).toEqual([date]);
  expect(headersOn(request([['Connection', 'close']]))).toEqual(closing);
  expect(headersOn(request([], '1.0'))).toEqual(closing);
  const kept: Header = ['Connection', 'keep-alive'];
  expect(headersOn(request([kept]))).toEqual([date, kept]);
});

test('names with underscores get through uwsgi and the eventlet of zed alone', () => {
  const odd: Header = ['X_Tenant_ID', 'x'];
  const seen = (frontServer: 'uwsgi' | 'eventlet', release: 'zed' | 'epoxy') => {
    const lab = testLab();
    return seenByFront(request([odd]), { release, nova: { ...lab.nova, frontServer } }).headers;
  };
  expect(seen('uwsgi', 'epoxy')).toEqual([odd]);
  expect(seen('eventlet', 'zed')).toEqual([odd]);
  expect(seen('eventlet', 'epoxy')).toEqual([]);
});

test.each([
  ['GARBAGE', /Bad request syntax \('GARBAGE'\)\./],
  ['PUT /x', /Bad HTTP\/0\.9 request type \('PUT'\)\./],
  ['GET /x FTP/<1>', /Bad request version \('FTP\/&lt;1&gt;'\)\./],
])('eventlet shows Python’s page for %s, and no head', (line, expected) => {
  const outcome = unreadableAtFront(line, eventlet);
  const page = outcome.kind === 'garbage' ? Buffer.from(outcome.bytes).toString() : outcome.kind;
  expect(page).toMatch(/^<!DOCTYPE HTML>/);
  expect(page).toMatch(expected);
  expect(unreadableAtFront(line, uwsgi)).toEqual({ kind: 'closed' });
});
