import type { ScenarioFile, StepEntry } from './scenario-file.ts';

const mostRequests = 10_000;
const mostRepeated = 16 * 1024 * 1024;
const longestMs = 366 * 86_400_000;

/**
 * What a scenario has too much of as a whole, one sentence each: no file may keep a machine busy for ever or fill its
 * memory.
 */
export const excessesOf = ({ steps }: ScenarioFile): readonly string[] => {
  const sum = (count: (step: StepEntry) => number) =>
    steps.reduce((total, step) => total + count(step), 0);
  const requests = sum(({ send, repeat }) => (send === undefined ? 0 : repeat));
  const characters = sum(({ send }) => repeatedCharacters(send));
  const waitsMs = sum(({ wait = 0 }) => wait);
  return [
    ...(requests <= mostRequests
      ? []
      : [`This sends more than ${mostRequests} requests: make several scenarios of it.`]),
    ...(characters <= mostRepeated
      ? []
      : ['The texts that `repeat` makes come to more than 16 MiB: make them shorter.']),
    ...(waitsMs <= longestMs
      ? []
      : ['All waits together come to more than a year: make them shorter.']),
  ];
};

const repeatedCharacters = (send: StepEntry['send']): number =>
  [send?.body, ...Object.values(send?.headers ?? {}).flat()].reduce<number>(
    (total, value) =>
      typeof value === 'object' && value !== null && 'repeat' in value
        ? total + value.repeat.length * value.times
        : total,
    0,
  );

/** Whether a value holds at most so many values, those that are shared counted each time. */
export const isWithin = (value: unknown, most: number): boolean => {
  let left = most;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && left >= 0) {
    left -= 1;
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const inner of Object.values(next)) waiting.push(inner);
    if (waiting.length > left) return false;
  }
  return left >= 0;
};
