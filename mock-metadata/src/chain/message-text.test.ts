import { expect, test } from 'vitest';
import { answered } from '../message.ts';
import { outcomeText, requestText } from './message-text.ts';
import { get } from './sample-lab.ts';

const withBody = (body: string | Uint8Array): string =>
  outcomeText(answered({ status: 200, reason: 'OK', headers: [], body: Buffer.from(body) }));

test('a message is shown as on the wire', () => {
  const request = { ...get('/x', [['Host', 'h']]), method: 'POST', body: Buffer.from('text') };
  expect(requestText(request)).toBe('POST /x HTTP/1.1\nHost: h\n\ntext');
  expect(requestText(get('/x', []))).toBe('GET /x HTTP/1.1');
});

test('what came in HTTP/1.0 says so', () => {
  expect(requestText({ ...get('/x', []), httpVersion: '1.0' })).toBe('GET /x HTTP/1.0');
  const old = { status: 414, reason: 'Too Long', headers: [], body: Buffer.from('') };
  expect(outcomeText(answered({ ...old, httpVersion: '1.0' }))).toBe('HTTP/1.0 414 Too Long');
});

test('a binary body is named, a long one cut', () => {
  expect(withBody(Buffer.of(0x1f, 0x8b, 0))).toBe('HTTP/1.1 200 OK\n\n(binary, 3 bytes: 1f 8b 00)');
  expect(withBody('x'.repeat(2500))).toMatch(/x\n… \(500 more characters\)$/);
});

test('a long target or header is cut', () => {
  expect(requestText(get(`/${'x'.repeat(1500)}`, [['A', 'y'.repeat(1001)]]))).toMatch(
    /x… \(501 more characters\) HTTP\/1\.1\nA: y+… \(1 more characters\)$/,
  );
});

test.each([
  [{ kind: 'closed' }, /closed without a byte/],
  [{ kind: 'refused' }, /nobody listens/],
  [{ kind: 'timeout' }, /no answer/],
  [{ kind: 'garbage', bytes: Buffer.from('HTTP/1.1 403') }, /^HTTP\/1\.1 403$/],
] as const)('%j is said in words', (outcome, expected) => {
  expect(outcomeText(outcome)).toMatch(expected);
});
