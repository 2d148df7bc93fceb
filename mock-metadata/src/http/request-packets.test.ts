import { expect, test } from 'vitest';
import type { HttpRequest } from '../message.ts';
import { requestPackets } from './request-packets.ts';

const checkBody = (more: Partial<HttpRequest>, ...expected: string[]) => {
  const request: HttpRequest = {
    method: 'POST',
    target: '/',
    headers: [],
    body: Buffer.from('hello'),
    peer: '',
    ...more,
  };
  const packets = requestPackets(request).map((packet) => packet?.toString('latin1'));
  expect(packets).toEqual([`POST / HTTP/1.1\r\n\r\n${expected[0]}`, expected[1]]);
};

test('a body goes with its head unless it came later', () => {
  checkBody({}, 'hello');
  checkBody({ bodyBytesWithHead: 2 }, 'he', 'llo');
  checkBody({ bodyBytesWithHead: 0 }, '', 'hello');
});

test('chunks stay what they were', () => {
  checkBody({ chunkSizes: [2, 3] }, '2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n');
  checkBody({ chunkSizes: [], body: new Uint8Array(0) }, '0\r\n\r\n');
});

test('a chunk may be cut where its packet was', () => {
  const chunkSizes = [2, 3];
  checkBody({ chunkSizes, bodyBytesWithHead: 2 }, '2\r\nhe\r\n', '3\r\nllo\r\n0\r\n\r\n');
  checkBody({ chunkSizes, bodyBytesWithHead: 3 }, '2\r\nhe\r\n3\r\nl', 'lo\r\n0\r\n\r\n');
  checkBody({ chunkSizes, bodyBytesWithHead: 0 }, '', '2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n');
});
