import { expect, test } from 'vitest';
import { readQueue } from './read-queue.ts';

/** A queue whose time stands still; the tasks that wait, by their delay. */
const still = () => {
  const tasks = new Map<() => void, number>();
  const reads: (readonly string[])[] = [];
  const queue = readQueue<string>(
    (items) => reads.push(items),
    (delayMs, task) => {
      tasks.set(task, delayMs);
      return () => tasks.delete(task);
    },
  );
  const run = (): void => {
    for (const task of [...tasks.keys()]) {
      tasks.delete(task);
      task();
    }
  };
  return { queue, reads, run, delays: () => [...tasks.values()] };
};

test('what comes one after the other is read once, after the last', () => {
  const { queue, reads, run, delays } = still();
  queue.add(['a'], 100);
  queue.add(['b', 'a'], 100);
  expect(delays()).toEqual([100]);
  run();
  expect(reads).toEqual([['a', 'b']]);
});

test('what is to be read at once does not wait for what is typed', () => {
  const { queue, reads, run, delays } = still();
  queue.add(['a'], 0);
  queue.add(['b'], 100);
  expect(delays()).toEqual([0]);
  run();
  queue.add(['c'], 100);
  expect(delays()).toEqual([100]);
  queue.add(['d'], 0);
  expect(delays()).toEqual([0]);
  run();
  expect(reads).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('nothing is read for nothing, and nothing after the end', () => {
  const { queue, reads, run, delays } = still();
  queue.add([], 0);
  expect(delays()).toEqual([]);
  queue.add(['a'], 100);
  queue.dispose();
  run();
  expect(reads).toEqual([]);
});
