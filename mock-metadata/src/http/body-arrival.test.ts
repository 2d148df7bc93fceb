import { expect, test } from 'vitest';
import { requestText, statusOf } from '../../../test/support/raw-http.ts';
import { inPackets, served, text } from './test-server.ts';

test('a body up to the limit arrives, a longer one is refused', async () => {
  const { send, asked } = await served(text('stored'));
  const post = (body: string, line: string) =>
    send(requestText('/openstack/latest/password', { method: 'POST', lines: [line], body }));
  const most = 'x'.repeat(64 * 1024);
  expect(statusOf(await post(most, `Content-Length: ${most.length}`))).toBe(200);
  expect(asked[0]?.body).toHaveLength(64 * 1024);
  expect(statusOf(await post(`${most}x`, `Content-Length: ${most.length + 1}`))).toBe(413);
  const chunked = `10001\r\n${most}x\r\n0\r\n\r\n`;
  expect(statusOf(await post(chunked, 'Transfer-Encoding: chunked'))).toBe(413);
  expect(asked).toHaveLength(1);
});

test('it is known how a body came', async () => {
  const { server, port, asked } = await served(text('stored'));
  const head = (line: string) =>
    `POST /openstack/latest/password HTTP/1.1\r\nHost: localhost\r\n${line}\r\n\r\n`;
  const length = head('Content-Length: 5');
  const chunked = head('Transfer-Encoding: chunked');
  const send = (...packets: string[]) => inPackets(server.listener, port, packets);
  await send(`${length}hello`);
  await send(`${length}he`, 'llo');
  await send(length, 'hello');
  await send(`${chunked}2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n`);
  await send(chunked, '2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n');
  await send(`${chunked}1\r\nh\r\n4\r\nel`, 'lo\r\n0\r\n\r\n');
  expect(asked.map(({ bodyBytesWithHead, chunkSizes }) => [bodyBytesWithHead, chunkSizes])).toEqual(
    [
      [undefined, undefined],
      [2, undefined],
      [0, undefined],
      [undefined, [2, 3]],
      [0, [2, 3]],
      [3, [1, 4]],
    ],
  );
  expect(asked.every(({ body }) => Buffer.from(body).toString() === 'hello')).toBe(true);
});

test('behind a relaxed guard it is known how a body came, too', async () => {
  const { server, port, asked } = await served(text('x'), 'relaxed');
  const post = (line: string) => `POST / HTTP/1.1\r\nHost: localhost\r\n${line}\r\n\r\n`;
  const send = (...packets: string[]) => inPackets(server.listener, port, packets);
  await send(post('Content-Length: 5'), 'he', 'llo');
  await send(`${post('Transfer-Encoding: chunked')}2\r\nhe\r\n3\r\nl`, 'lo\r\n0\r\n\r\n');
  await send(`${post('Content-Length: 5')}hello`);
  expect(asked.map(({ bodyBytesWithHead, chunkSizes }) => [bodyBytesWithHead, chunkSizes])).toEqual(
    [
      [0, undefined],
      [3, [2, 3]],
      [undefined, undefined],
    ],
  );
});
