import { expect, test } from 'vitest';
import type { Header, HttpRequest } from '../message.ts';
import { readOnce } from './recv-buffer.ts';

const request = (headers: readonly Header[], body = ''): HttpRequest => ({
  method: 'post',
  target: '/p',
  headers,
  body: Buffer.from(body, 'latin1'),
  peer: '',
});
const read = (headers: readonly Header[], body = '') => {
  const made = readOnce(request(headers, body));
  return made && { ...made, body: Buffer.from(made.body).toString('utf8') };
};

test('a request that fits is read as it is, the method in upper case', () => {
  expect(read([['X-A', '1']], 'body')).toEqual({
    ...request([['X-A', '1']]),
    method: 'POST',
    body: 'body',
  });
});

test('what Content-Length does not count is not read', () => {
  expect(read([['Content-Length', '2']], 'body')?.body).toBe('bo');
  expect(read([['Content-Length', '99']], 'body')?.body).toBe('body');
  expect(read([['Content-Length', 'x']], 'body')?.body).toBe('body');
});

test('a body is cut where the buffer of 4096 bytes ends', () => {
  const head = 'post /p HTTP/1.1\r\nContent-Length: 9999\r\n\r\n'.length;
  expect(read([['Content-Length', '9999']], 'x'.repeat(9999))?.body).toHaveLength(4096 - head);
});

test('headers that are cut between two lines are lost, within a name they are unreadable', () => {
  const filled = (bytes: number): Header => ['X-Fill', 'y'.repeat(bytes)];
  const line = 'post /p HTTP/1.1\r\nX-Fill: \r\n'.length;
  expect(read([filled(4096 - line), ['X-Late', '1']])?.headers).toEqual([filled(4096 - line)]);
  expect(read([filled(4090 - line), ['X-Late', '1']])).toBeUndefined();
  expect(read([filled(4096 - line - 9), ['X-Late', '12']])?.headers[1]).toEqual(['X-Late', '1']);
});

test('a chunked body keeps its framing', () => {
  const chunked: Header = ['Transfer-Encoding', 'chunked'];
  expect(read([chunked], 'chunked')?.body).toBe('7\r\nchunked\r\n0\r\n\r\n');
  expect(read([chunked])?.body).toBe('0\r\n\r\n');
});

test('everything has to be UTF-8', () => {
  expect(read([], '\xff')).toBeUndefined();
  expect(read([['X-A', '\xe9']])).toBeUndefined();
  expect(read([['X-A', '\xc3\xa9']])?.headers).toEqual([['X-A', 'é']]);
});

test('what comes in a second packet is lost', () => {
  const headers: readonly Header[] = [['Content-Length', '6']];
  const split = { ...request(headers, 'secret'), bodyBytesWithHead: 0 };
  expect(readOnce(split)?.body).toHaveLength(0);
  expect(Buffer.from(readOnce({ ...split, bodyBytesWithHead: 3 })?.body ?? []).toString()).toBe(
    'sec',
  );
});

test('chunks that came are stored as haproxy frames them, the rest is lost', () => {
  const byHaproxy: readonly Header[] = [['transfer-encoding', 'chunked']];
  const chunked = { ...request(byHaproxy, '0123456789abc'), chunkSizes: [10, 3] };
  const text = (more: Partial<HttpRequest>): string =>
    Buffer.from(readOnce({ ...chunked, ...more })?.body ?? []).toString();
  expect(text({})).toBe('A\r\n0123456789\r\n3\r\nabc\r\n0\r\n\r\n');
  expect(text({ bodyBytesWithHead: 10 })).toBe('A\r\n0123456789\r\n');
  expect(text({ bodyBytesWithHead: 11 })).toBe('A\r\n0123456789\r\n3\r\na');
});
