import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from './world.ts';

test('a pause of months does not end at once', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let isOver = false;
  void systemClock.pause(60 * 86_400_000).then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(20 * 86_400_000);
  expect(isOver).toBe(false);
});
