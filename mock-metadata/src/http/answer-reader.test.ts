import { expect, test } from 'vitest';
import { readAnswer } from './answer-reader.ts';

const read = (text: string, { method = 'GET', isEnded = false } = {}) => {
  const found = readAnswer(Buffer.from(text, 'latin1'), method, isEnded);
  if (found.kind !== 'answer') return found.kind;
  const { status, reason, headers, body } = found.answer;
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [`${status} ${reason}`, ...lines, Buffer.from(body).toString('latin1')];
};

test('an answer is read with its headers as they stand', () =>
  expect(
    read('HTTP/1.1 200 OK\r\nX-a:  1 \r\nx-A: 2\r\nContent-Length: 2\r\n\r\nhi, more'),
  ).toEqual(['200 OK', 'X-a: 1', 'x-A: 2', 'Content-Length: 2', 'hi']));

test.each([
  '',
  'HTT',
  'HTTP/1.1 200 OK\r\nContent-Le',
  'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhi',
  'HTTP/1.1 200 OK\r\n\r\nhi',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi',
  'HTTP/1.1 100 Continue\r\n\r\n',
])('of %j more has to come', (text) => expect(read(text)).toBe('incomplete'));

test.each([
  'hello',
  'HTTP/1.1 abc\r\n\r\n',
  'HTTP/1.1 200 OK\r\nno colon\r\n\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nhi\r\n',
])('%j is no answer', (text) => expect(read(text)).toBe('garbage'));

test('what ends early is cut, or nothing at all', () => {
  const isEnded = true;
  expect(read('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi', { isEnded })).toContain('hi');
  expect(read('HTTP/1.1 200 OK\r\n\r\nall of it', { isEnded })).toEqual(['200 OK', 'all of it']);
  expect(read('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nh', { isEnded })).toBe(
    'garbage',
  );
  expect(read('HTTP/1.1 200', { isEnded })).toBe('garbage');
});

test('some answers have no body, whatever their headers say', () => {
  const text = 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n';
  expect(read(text, { method: 'HEAD' })).toEqual(['200 OK', 'Content-Length: 9', '']);
  expect(read('HTTP/1.1 204 No Content\r\n\r\n')).toEqual(['204 No Content', '']);
});

test('a chunked body is put together, and an answer ahead of the answer is passed over', () => {
  const text =
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=1\r\nhi\r\n3\r\n, y\r\n0\r\n\r\n';
  expect(read(text)).toEqual(['200 OK', 'Transfer-Encoding: chunked', 'hi, y']);
});
