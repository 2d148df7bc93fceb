import { expect, test } from 'vitest';
import type { Release } from '../lab/model.ts';
import { readByProxy } from './proxy-reader.ts';

const read = (text: string, release: Release = 'master') =>
  readByProxy(Buffer.from(text, 'latin1'), release);

const requestIn = (text: string, release?: Release) => {
  const made = read(text, release);
  if (made.kind !== 'request') return made.kind === 'refused' ? made.refusal : made.kind;
  const { method, target, headers, body, httpVersion, chunkSizes } = made.request;
  return {
    line: `${method} ${target} ${httpVersion ?? '1.1'}`,
    headers: headers.map((header) => header.join('=')),
    body: Buffer.from(body).toString('latin1'),
    ...(chunkSizes && { chunkSizes }),
    left: text.slice(made.bytes),
  };
};

test('a request is read with its headers as they are, and what comes behind it is left', () => {
  expect(requestIn('GET /latest/ HTTP/1.1\r\nHost: x\r\nX-A:  1 \r\nEmpty:\r\n\r\nGET /')).toEqual({
    line: 'GET /latest/ 1.1',
    headers: ['Host=x', 'X-A=1', 'Empty='],
    body: '',
    left: 'GET /',
  });
});

test.each([
  ['lines that end in LF alone', 'GET / HTTP/1.1\nHost: x\n\n', 'GET / 1.1'],
  ['blank lines ahead', '\r\n\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n', 'GET / 1.1'],
  ['tabs and more blanks in the first line', 'GET\t/  HTTP/1.1\r\nHost: x\r\n\r\n', 'GET / 1.1'],
  ['no Host', 'GET / HTTP/1.1\r\n\r\n', 'GET / 1.1'],
  ['HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n', 'GET / 1.0'],
  ['a version still to come', 'GET / HTTP/2.0\r\n\r\n', 'GET / 1.1'],
  ['any method', 'foo / HTTP/1.1\r\n\r\n', 'foo / 1.1'],
])('haproxy reads %s', (_, text, line) => {
  expect(requestIn(text)).toMatchObject({ line });
});

test('folded lines are joined, their line ends turned into blanks', () => {
  const folded = 'GET / HTTP/1.1\r\nA: b\r\n  c\r\n\td\r\n\r\n';
  expect(requestIn(folded)).toMatchObject({ headers: ['A=b    c  \td'] });
});

test.each([
  ['no version', 'GET /latest/\r\n'],
  ['one word', 'GARBAGE\r\n'],
  ['a version in lower case', 'GET / http/1.1\r\n\r\n'],
  ['a blank behind the version', 'GET / HTTP/1.1 \r\n\r\n'],
  ['a CR alone', 'GET / HTTP/1.1\r\nA: b\rc\r\n\r\n'],
  ['a header without a colon', 'GET / HTTP/1.1\r\nA\r\n\r\n'],
  ['a header without a name', 'GET / HTTP/1.1\r\n: b\r\n\r\n'],
  ['a blank in a path', 'GET /a b HTTP/1.1\r\n\r\n'],
  ['TLS', '\x16\x03\x01\x00\x05hello\n'],
  ['more than the buffer holds', `GET / HTTP/1.1\r\nA: ${'y'.repeat(20_000)}`],
])('haproxy refuses %s', (_, text) => {
  expect(requestIn(text)).toMatchObject({ status: 400 });
});

test.each(['', '\r\n', 'GET / HT', 'GET / HTTP/1.1\r\nHost: x\r\n', 'GET / HTTP/1.1\r\n\r'])(
  'haproxy waits for more behind %j',
  (text) => {
    expect(requestIn(text)).toBe('incomplete');
  },
);

const post = 'POST / HTTP/1.1\r\n';

test('a body ends where Content-Length says', () => {
  expect(requestIn(`${post}Content-Length: 3\r\n\r\nabcdef`)).toMatchObject({
    body: 'abc',
    left: 'def',
  });
  expect(requestIn(`${post}Content-Length: 3\r\n\r\nab`)).toBe('incomplete');
});

const chunked = `${post}Transfer-Encoding: chunked\r\n\r\n`;

test('chunks are put together, extensions and trailers are passed over', () => {
  expect(requestIn(`${chunked}3;a=b\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: x\r\n\r\nnext`)).toEqual(
    expect.objectContaining({ body: 'abc0123456789', chunkSizes: [3, 10], left: 'next' }),
  );
  expect(requestIn(`${chunked}3\r\nab`)).toBe('incomplete');
  expect(requestIn(`${chunked}0\r\n`)).toBe('incomplete');
});

test('a chunk needs a size, and as many bytes as it says', () => {
  expect(requestIn(`${chunked}zz\r\nab`)).toMatchObject({ status: 400 });
  expect(requestIn(`${chunked}2\r\nabc\r\n0\r\n\r\n`)).toMatchObject({ status: 400 });
});

test('only 2.6 takes chunk sizes that end in LF alone', () => {
  const text = `${chunked}2\nab\n0\n\n`;
  expect(requestIn(text, 'zed')).toMatchObject({ body: 'ab' });
  expect(requestIn(text)).toMatchObject({ status: 400 });
});
