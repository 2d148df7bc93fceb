import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CurlRequest, curlText, shellQuoted, urlBelow } from './curl-text.ts';

const checkCurl = (request: CurlRequest, expected: string) =>
  expect(curlText(request)).toBe(`curl --silent --show-error --globoff ${expected}`);

test('a plain URL', () => {
  checkCurl({ url: 'http://127.0.0.1:8775/openstack' }, 'http://127.0.0.1:8775/openstack');
});

test('an instance that the mock knows by its address', () => {
  checkCurl(
    { url: 'http://127.0.0.1:8775/', sourceAddress: '127.0.0.11' },
    '--interface 127.0.0.11 http://127.0.0.1:8775/',
  );
});

test('one value of a JSON answer', () => {
  checkCurl(
    { url: 'http://h/meta_data.json', jsonPath: ['keys', 0, 'name'] },
    "http://h/meta_data.json | jq '.keys[0].name'",
  );
});

test('a password in the URL is left out', () => {
  checkCurl({ url: 'http://me:S3cret@h/x' }, 'http://h/x');
});

test('brackets, ampersands and quotes reach the program', () => {
  checkCurl({ url: 'http://[::1]:80/?a=1&b=2' }, "'http://[::1]:80/?a=1&b=2'");
  expect(shellQuoted("it's")).toBe("'it'\\''s'");
  expect(shellQuoted('')).toBe("''");
});

test('a real shell reads quoted words as they were', () => {
  const text = fc.string().filter((each) => !each.includes('\0'));
  const words = fc.sample(text, { numRuns: 200, seed: 1 });
  const script = words.map((word) => `printf '%s\\0' ${shellQuoted(word)}`).join('\n');
  const read = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
  expect(read).toEqual(words);
});

test('a path below an address, with or without a slash at its end', () => {
  expect(urlBelow('http://h:1/', '/latest/a%20b')).toBe('http://h:1/latest/a%20b');
  expect(urlBelow('http://h:1/base', '/latest')).toBe('http://h:1/base/latest');
});
