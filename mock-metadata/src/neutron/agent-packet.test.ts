import { expect, test } from 'vitest';
import { requestInPacket } from './agent-packet.ts';
import { readOnce } from './recv-buffer.ts';

const inPacket = (text: string) => requestInPacket(Buffer.from(text, 'latin1'));

test('a packet is a request with texts of one character a byte', () => {
  expect(inPacket('post /a\xc3\xa9 HTTP/1.0\r\nX-A: 1\nX-B:\xff\r\n\r\nbody')).toEqual({
    method: 'post',
    target: '/a\xc3\xa9',
    headers: [
      ['X-A', '1'],
      ['X-B', '\xff'],
    ],
    httpVersion: '1.0',
    peer: '',
    body: Buffer.from('body'),
  });
});

test.each(['', '\r\n', 'GET /\r\n\r\n', 'GET / HTTP/1.1\r\nno colon\r\n\r\n'])(
  '%j is no request',
  (text) => {
    expect(inPacket(text)).toBeUndefined();
  },
);

const chunkedHead = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n';

test.each([
  '7\r\nchunked\r\n0\r\n\r\n',
  '3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n',
  '0\r\n\r\n',
  'a\r\n01234',
])('the agent finds %j with its framing', (framed) => {
  const request = inPacket(chunkedHead + framed);
  const read = request && readOnce(request);
  expect(Buffer.from(read?.body ?? []).toString()).toBe(framed);
});
