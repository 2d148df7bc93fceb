import { expect, test } from 'vitest';
import type { Host } from './host.ts';
import { languageService } from './language-service.ts';
import { warmUp } from './warm-up.ts';

/** A warm-up with the tasks that wait, and what was asked of the service. */
const planned = () => {
  const waiting = new Set<() => void>();
  const asked: string[] = [];
  const host: Host = {
    after: (_, task) => {
      waiting.add(task);
      return () => waiting.delete(task);
    },
    textBeside: () => undefined,
    tidy: () => undefined,
    report: (what, error) => expect.fail(`${what}: ${String(error)}`),
  };
  const real = languageService({ snippets: true, insertTextModes: true, tags: true });
  const service = {
    ...real,
    completion: (...args: Parameters<typeof real.completion>) => {
      const list = real.completion(...args);
      asked.push(...list.items.slice(0, 1).map(() => 'completion'));
      return list;
    },
    hover: (...args: Parameters<typeof real.hover>) => {
      const told = real.hover(...args);
      if (told) asked.push('hover');
      return told;
    },
    close: (uri: string) => {
      asked.push('close');
      real.close(uri);
    },
  };
  const run = (): void => {
    for (const task of [...waiting]) {
      waiting.delete(task);
      task();
    }
  };
  return { warm: warmUp(() => service, host), waiting, asked, run };
};

test('the first questions are asked once, have answers, and leave no document behind', () => {
  const { warm, waiting, asked, run } = planned();
  warm.plan();
  warm.plan();
  run();
  expect(asked).toEqual(['completion', 'completion', 'hover', 'close']);
  warm.plan();
  expect(waiting.size).toBe(0);
});

test('who types is not kept waiting', () => {
  const { warm, waiting, asked, run } = planned();
  warm.plan();
  warm.callOff();
  run();
  expect(asked).toEqual([]);
  warm.plan();
  expect(waiting.size).toBe(1);
});
