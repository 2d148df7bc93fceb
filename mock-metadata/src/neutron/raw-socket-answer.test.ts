import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Release } from '../lab/model.ts';
import type { Header } from '../message.ts';
import { rawSocketAnswer } from './raw-socket-answer.ts';

interface Given {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: readonly Header[];
  readonly body?: string | Uint8Array;
  readonly release?: Release;
  readonly method?: string;
}

const come = ({ status = 200, type, headers = [], body = '', release, method }: Given) => {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const answer = {
    status,
    reason: 'whatever',
    headers: type === undefined ? headers : [['Content-Type', type] as const, ...headers],
    body: bytes,
  };
  const { outcome, rule } = rawSocketAnswer(answer, method ?? 'GET', release ?? 'master');
  if (outcome.kind === 'garbage')
    return { rule, raw: Buffer.from(outcome.bytes).toString('latin1') };
  if (outcome.kind !== 'answer') return { rule, kind: outcome.kind };
  return { ...outcome.answer, rule, body: Buffer.from(outcome.answer.body).toString('latin1') };
};

const plain = 'text/plain; charset=UTF-8';

test('headers keep their order, repeats are joined, Content-Length comes last', () => {
  const headers: readonly Header[] = [
    ['Content-Length', '1'],
    ['Set-Cookie', 'a=1'],
    ['ETag', '"x"'],
    ['set-cookie', 'b=2'],
  ];
  expect(come({ type: plain, headers, body: 'x' })).toMatchObject({
    reason: 'OK',
    headers: [
      ['Content-Type', plain],
      ['Set-Cookie', 'a=1, b=2'],
      ['ETag', '"x"'],
      ['Content-Length', '1'],
    ],
  });
});

test.each([200, 400, 403, 404, 409, 500, 502, 503, 504])('%i is passed on', (status) => {
  expect(come({ status, type: plain, body: 'x' })).toMatchObject({ status, body: 'x' });
});

test.each([201, 204, 206, 304, 401, 405, 413, 429, 501, 999])('%i closes', (status) => {
  expect(come({ status, type: plain, body: 'x' }).rule).toBe('nova-status-unexpected');
});

test('an error without body lacks the blank line, an empty 200 is fine', () => {
  expect(come({ status: 403, type: plain })).toEqual({
    rule: 'nova-error-without-body',
    raw: `HTTP/1.1 403 Forbidden\r\nContent-Type: ${plain}\r\nContent-Length: 0`,
  });
  expect(come({ type: plain })).toMatchObject({ status: 200, body: '', rule: 'nova-answered' });
});

test.each([
  [plain, 'caf\xc3\xa9', 'caf\xc3\xa9'],
  ['application/json', '\xc3\xa9', '\xc3\xa9'],
  ['text/plain; charset=ISO-8859-1', '\xe9', '\xe9'],
  ['image/png; charset=windows-1252', '\x80', '\x80'],
  ['text/plain; charset="utf-8"', '\xc3\xa9', '\xc3\xa9'],
  ['text/plain; charset=utf-8; charset=ascii', 'x', 'x'],
  // Without a charset the body is read as UTF-8 and written as Latin-1.
  ['text/plain', '\xc3\xa9', '\xe9'],
])('%s carries %j as %j', (type, body, expected) => {
  expect(come({ type, body: Buffer.from(body, 'latin1') })).toMatchObject({ body: expected });
});

test.each([
  [plain, '\xff'],
  ['text/plain', '\xe2\x98\x83'],
  ['text/plain', '\xff'],
  ['text/plain; charset=ascii', '\xc3\xa9'],
  ['text/plain; charset=nonsense', 'x'],
  ['application/octet-stream', 'x'],
  ['application/xml', 'x'],
  ['TEXT/PLAIN', 'x'],
  ['multipart/mixed; boundary=b', 'x'],
])('%s cannot carry %j', (type, body) => {
  expect(come({ type, body: Buffer.from(body, 'latin1') })).toEqual({
    rule: 'nova-answer-not-text',
    kind: 'closed',
  });
});

test('without a content type nothing goes through', () => {
  expect(come({ body: 'x' }).rule).toBe('nova-answer-without-type');
  expect(come({ type: '', body: 'x' }).rule).toBe('nova-answer-without-type');
});

test('UTF-16 turns the whole message into UTF-16', () => {
  const raw = come({ type: 'text/plain; charset=UTF-16', body: Buffer.from('fffee900', 'hex') });
  expect(raw).toMatchObject({ raw: expect.stringMatching(/^\xff\xfeH\0T\0T\0P\0.*\xe9\0$/s) });
});

const packed = gzipSync('#cloud-config\n');

test('gzip user data arrives unpacked', () => {
  expect(come({ type: plain, body: packed })).toMatchObject({
    headers: [
      ['Content-Type', plain],
      ['Content-Length', '14'],
    ],
    body: '#cloud-config\n',
  });
});

test.each([
  ['cut short', packed.subarray(0, 20)],
  ['followed by other bytes', Buffer.concat([packed, Buffer.from('more')])],
  ['just the first bytes', packed.subarray(0, 3)],
])('gzip user data that is %s closes', (_, body) => {
  expect(come({ type: plain, body }).rule).toBe('nova-content-broken');
});

test('gzip in gzip, and gzip of bytes that are no text, close', () => {
  expect(come({ type: plain, body: gzipSync(packed) }).rule).toBe('nova-answer-not-text');
  expect(come({ type: plain, body: gzipSync(Buffer.of(0xff)) }).rule).toBe('nova-answer-not-text');
});

test('only the release of 2025.1 trips over what was compressed on the wire', () => {
  const headers: readonly Header[] = [['Content-Encoding', 'gzip']];
  const given = { type: plain, headers, body: packed };
  expect(come({ ...given, release: 'epoxy' }).rule).toBe('nova-content-broken');
  expect(come(given)).toMatchObject({
    headers: [
      ['Content-Type', plain],
      ['Content-Length', '14'],
    ],
  });
  expect(come({ type: plain, headers, body: 'not compressed' }).rule).toBe('nova-content-broken');
});

test('only the release of 2025.1 believes a Content-Encoding more than the bytes', () => {
  const headers: readonly Header[] = [['Content-Encoding', 'br']];
  const given = { type: plain, headers, body: packed };
  expect(come({ ...given, release: 'epoxy' }).rule).toBe('nova-answer-not-text');
  expect(come(given)).toMatchObject({ body: '#cloud-config\n' });
});

test('only the release of 2025.1 keeps a Transfer-Encoding that is gone', () => {
  const given = { type: plain, headers: [['Transfer-Encoding', 'chunked']] as const, body: 'x' };
  expect(come({ ...given, release: 'epoxy' })).toMatchObject({
    headers: [
      ['Content-Type', plain],
      ['Transfer-Encoding', 'chunked'],
      ['Content-Length', '1'],
    ],
  });
  expect(come(given)).toMatchObject({
    headers: [
      ['Content-Type', plain],
      ['Content-Length', '1'],
    ],
  });
});

test('fewer bytes than promised close; HEAD promises none', () => {
  const given = { type: plain, headers: [['Content-Length', '100']] as const, body: 'only' };
  expect(come(given).rule).toBe('nova-answer-cut-short');
  expect(come({ ...given, body: '', method: 'HEAD' })).toMatchObject({ status: 200 });
});

test('header texts beyond ASCII are encoded with the message', () => {
  const headers: readonly Header[] = [['X-A', '\xe9']];
  expect(come({ type: plain, headers, body: 'x' })).toMatchObject({
    headers: expect.arrayContaining([['X-A', '\xc3\xa9']]),
  });
  expect(come({ type: 'text/plain; charset=ascii', headers, body: 'x' })).toMatchObject({
    kind: 'closed',
  });
});
