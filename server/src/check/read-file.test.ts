import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { contentOf, readFile, readStream } from './read-file.ts';

test('gzip is unpacked, but counts by its own size', () => {
  const bytes = gzipSync('#cloud-config\n'.repeat(100));
  expect(contentOf(bytes)).toEqual({ text: '#cloud-config\n'.repeat(100), bytes });
});

test('a byte order mark stays, since cloud-init stumbles over it', () => {
  expect(contentOf(Buffer.from('\ufeff#cloud-config'))).toMatchObject({
    text: '\ufeff#cloud-config',
  });
});

test.each([
  ['zero bytes', Buffer.from('a\n\0'), 'not-text', 'zero byte in line 2'],
  ['UTF-16', Buffer.from('\ufeffa', 'utf16le'), 'not-text', 'UTF-16'],
  ['Latin-1', Buffer.from('a\nb: é', 'latin1'), 'not-text', 'Line 2 holds bytes'],
  [
    'Latin-1 after U+FFFD',
    Buffer.concat([Buffer.from('\ufffd\n\n'), Buffer.from('é', 'latin1')]),
    'not-text',
    'Line 3 holds bytes',
  ],
  ['broken gzip', Buffer.from([0x1f, 0x8b, 1]), 'not-text', 'cannot be unpacked'],
  ['too much', Buffer.alloc(3_000_000, 'a'), 'too-large', 'larger than 2 MiB'],
  ['too much in little', gzipSync(Buffer.alloc(3_000_000)), 'too-large', 'larger than 2 MiB'],
])('%s are told in words', (_, bytes, code, words) => {
  expect(contentOf(bytes)).toEqual({ code, message: expect.stringContaining(words) });
});

test('what is no file is told in words', () => {
  expect(readFile(import.meta.dirname)).toMatchObject({ code: 'not-a-file' });
  expect(readFile(`${import.meta.filename}/nowhere`)).toMatchObject({ code: 'not-found' });
});

test('a stream is read to its end, and no further than needed', async () => {
  expect(await readStream(Readable.from([Buffer.from('a'), Buffer.from('b')]))).toMatchObject({
    text: 'ab',
  });
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(500_000, 'a');
    })(),
  );
  expect(await readStream(endless)).toMatchObject({ code: 'too-large' });
});
