import { expect, test } from 'vitest';
import { addedHeadersText, ownRequest, requestMarkdown } from './request-text.ts';

const hops = ['instance', 'nova'] as const;

const request = { method: 'GET', target: '/', headers: [], body: new Uint8Array(0), peer: '' };

test('a request goes to the hop that it names', () => {
  const text = { to: 'nova', line: 'GET /', headers: 'X-Tenant-ID;' };
  const read = (...lines: readonly string[]) => ({ ...request, target: lines.join(' + ') });
  const own = ownRequest({ hops }, text, read);
  expect(own).toEqual({
    text,
    enterAt: 'nova',
    request: { ...request, target: 'GET / + X-Tenant-ID;' },
  });
});

test('a hop that the lab has not, or no request, says what to write instead', () => {
  const own = (to: string, answer: string) => () =>
    ownRequest({ hops }, { to, line: '', headers: '' }, () => answer);
  expect(own('metadata-agent', '')).toThrow('no hop “metadata-agent”. It has instance, nova.');
  expect(own('nova', 'Write a method.')).toThrow('Write a method.');
});

test('a request shows as it was written, as code', () => {
  expect(requestMarkdown({ to: 'nova', line: ' GET /<b>', headers: '```: 1 |X-A;| ' })).toBe(
    '    GET /<b>\n    ```: 1\n    X-A;',
  );
  expect(requestMarkdown({ to: 'nova', line: 'GET /', headers: '' })).toBe('    GET /');
});

test('headers that proxies add are written as they are read', () => {
  const headers = [
    ['Host', '169.254.169.254'],
    ['X-Instance-ID', 'a'],
    ['x-tenant-id', ''],
    ['X-Odd', 'a|b'],
  ] as const;
  expect(addedHeadersText(headers)).toBe('X-Instance-ID: a | x-tenant-id;');
});
