import { expect, test } from 'vitest';
import { paceOf, sendSlowly } from './slow-body.ts';

test('a pace keeps to the speed', () => {
  expect(paceOf(1000)).toEqual({ bytes: 100, everyMs: 100 });
  expect(paceOf(10)).toEqual({ bytes: 1, everyMs: 100 });
  expect(paceOf(1)).toEqual({ bytes: 1, everyMs: 1000 });
  expect(paceOf(0.5)).toEqual({ bytes: 1, everyMs: 2000 });
  expect(paceOf(15)).toEqual({ bytes: 1, everyMs: 1000 / 15 });
});

/** The pieces of a body, a number for each wait between them. */
const sent = (body: string, bytesPerSecond: number): readonly (string | number)[] => {
  const pieces: (string | number)[] = [];
  const reader = {
    write: (piece: Uint8Array) => void pieces.push(Buffer.from(piece).toString()),
    end: () => void pieces.push('end'),
    isGone: () => false,
  };
  sendSlowly(Buffer.from(body), bytesPerSecond, reader, (act, afterMs) => {
    pieces.push(afterMs);
    act();
  });
  return pieces;
};

test('a body goes out in pieces, and none of it is lost', () => {
  expect(sent('hello', 1_000_000)).toEqual(['hello', 100, 'end']);
  expect(sent('', 1)).toEqual(['end']);
  expect(sent('hello', 20)).toEqual(['he', 100, 'll', 100, 'o', 100, 'end']);
  expect(sent('hey', 4)).toEqual(['h', 250, 'e', 250, 'y', 250, 'end']);
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
