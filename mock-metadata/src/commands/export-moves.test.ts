import { expect, test } from 'vitest';
import { moveAll } from './export-moves.ts';

const checkMoves = (failing: string | undefined, expected: readonly string[]) => {
  const renames: string[] = [];
  const rename = (from: string, to: string) => {
    if (from === failing) throw new Error(`${from} is busy`);
    renames.push(`${from}→${to}`);
  };
  const move = () =>
    moveAll(
      [
        ['a', 'x'],
        ['b', 'y'],
        ['c', 'z'],
      ],
      rename,
    );
  if (failing === undefined) move();
  else expect(move).toThrow(`${failing} is busy`);
  expect(renames).toEqual(expected);
};

test('all are moved, in order', () => {
  checkMoves(undefined, ['a→x', 'b→y', 'c→z']);
});

test('where one fails, the others go back, the last one first', () => {
  checkMoves('a', []);
  checkMoves('c', ['a→x', 'b→y', 'y→b', 'x→a']);
});
