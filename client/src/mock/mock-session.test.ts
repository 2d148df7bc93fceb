import { expect, test } from 'vitest';
import type { Mock } from '../../../mock-metadata/src/index.ts';
import { mockSession } from './mock-session.ts';

/** A world whose mocks write down what happens to them. */
const world = (startMock: (labFile: string) => Promise<void> = async () => undefined) => {
  const events: string[] = [];
  const changes: (() => void)[] = [];
  const session = mockSession({
    port: () => 1,
    log: () => undefined,
    startMock: async ({ labFile }) => {
      events.push(`start ${labFile}`);
      await startMock(labFile);
      const mock: Pick<Mock, 'url' | 'onChange' | 'close'> = {
        url: `http://${labFile}`,
        onChange: (listener) => {
          changes.push(listener);
          return () => undefined;
        },
        close: async () => {
          events.push(`close ${labFile}`);
        },
      };
      return mock as Mock;
    },
  });
  session.onChange(() => events.push(session.state.kind));
  return { session, events, changes };
};

test('starts, tells, stops', async () => {
  const { session, events } = world();
  expect((await session.start('a')).kind).toBe('running');
  await session.stop();
  expect(events).toEqual(['starting', 'start a', 'running', 'close a', 'stopped']);
});

test('another lab takes the place of the first', async () => {
  const { session, events } = world();
  await session.start('a');
  await session.start('b');
  expect(events.filter((each) => each.includes(' '))).toEqual(['start a', 'close a', 'start b']);
});

test('a lab that runs already is left alone, unless it is restarted', async () => {
  const { session, events } = world();
  await Promise.all([session.start('a'), session.start('a')]);
  expect(events.filter((each) => each.includes(' '))).toEqual(['start a']);
  await session.restart();
  expect(events.filter((each) => each.includes(' '))).toEqual(['start a', 'close a', 'start a']);
});

test('a stop during a start waits for it and closes what it started', async () => {
  const { session, events } = world();
  const starting = session.start('a');
  await session.stop();
  await starting;
  expect(session.state.kind).toBe('stopped');
  expect(events.at(-2)).toBe('close a');
});

test('closing during a start leaves nothing open, and nothing starts after it', async () => {
  let closing: Promise<void> | undefined;
  const { session, events } = world(async () => {
    closing = session.close();
  });
  await session.start('a');
  await closing;
  await session.start('b');
  expect(events.filter((each) => each.includes(' '))).toEqual(['start a', 'close a']);
});

test('a failed start is a state, and restart tries the same lab', async () => {
  let broken = true;
  const { session } = world(async () => {
    if (broken) throw new Error('line 3');
  });
  const failed = await session.start('a');
  expect(failed).toMatchObject({ kind: 'failed', labFile: 'a', error: { message: 'line 3' } });
  broken = false;
  expect(await session.restart()).toMatchObject({ kind: 'running', labFile: 'a' });
});

test('restart without a start does nothing', async () => {
  const { session, events } = world();
  await session.restart();
  expect(events).toEqual([]);
});

test('an edit of the lab is told on', async () => {
  const { session, events, changes } = world();
  await session.start('a');
  changes[0]?.();
  expect(events.slice(-2)).toEqual(['running', 'running']);
});
