import { expect, test } from 'vitest';
import { paceOf, sendSlowly } from './slow-body.ts';

test('a pace keeps to the speed', () => {
  expect(paceOf(1000)).toEqual({ bytes: 100, everyMs: 100 });
  expect(paceOf(10)).toEqual({ bytes: 1, everyMs: 100 });
  expect(paceOf(1)).toEqual({ bytes: 1, everyMs: 1000 });
  expect(paceOf(0.5)).toEqual({ bytes: 1, everyMs: 2000 });
  expect(paceOf(15)).toEqual({ bytes: 1, everyMs: 1000 / 15 });
});

const sent = (body: string, bytesPerSecond: number): Promise<readonly string[]> =>
  new Promise((resolve) => {
    const pieces: string[] = [];
    sendSlowly(Buffer.from(body), bytesPerSecond, {
      write: (piece) => void pieces.push(Buffer.from(piece).toString()),
      end: () => resolve(pieces),
      isGone: () => false,
    });
  });

test('a body goes out in pieces, and none of it is lost', async () => {
  expect(await sent('hello', 1_000_000)).toEqual(['hello']);
  expect(await sent('', 1)).toEqual([]);
  expect(await sent('hello', 2000)).toEqual(['hello']);
  expect((await sent('x'.repeat(450), 2000)).map(({ length }) => length)).toEqual([200, 200, 50]);
});

test('nobody sends to somebody who left', () => {
  const pieces: Uint8Array[] = [];
  sendSlowly(Buffer.from('hello'), 1, {
    write: (piece) => void pieces.push(piece),
    end: () => {},
    isGone: () => true,
  });
  expect(pieces).toEqual([]);
});
