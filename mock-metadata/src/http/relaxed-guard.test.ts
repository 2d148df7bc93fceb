import { expect, test } from 'vitest';
import { rawAnswer, statusOf } from '../../../test/support/raw-http.ts';
import { served, text } from './test-server.ts';

test('behind a relaxed guard a request is read as haproxy does', async () => {
  const { port, asked } = await served(text('x'), 'relaxed');
  const sent = async (bytes: string) => statusOf(await rawAnswer({ port }, bytes));
  expect(await sent('FOO /a HTTP/1.1\nHost: localhost\nConnection: close\n\n')).toBe(200);
  expect(await sent('GET /b HTTP/1.0\r\n\r\n')).toBe(200);
  expect(await sent('PUT /c HTTP/1.1\r\nConnection: close\r\n\r\n')).toBe(200);
  expect(await sent('GET /\xff HTTP/1.1\r\n\r\n')).toBe(400);
  expect(await sent('GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n')).toBe(403);
  expect(await sent('GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n')).toBe(400);
  expect(await sent('GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\n\r\n')).toBe(403);
  expect(asked.map(({ method, target, httpVersion }) => [method, target, httpVersion])).toEqual([
    ['FOO', '/a', undefined],
    ['GET', '/b', '1.0'],
    ['PUT', '/c', undefined],
  ]);
});
