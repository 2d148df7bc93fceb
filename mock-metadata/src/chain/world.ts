/** The clock that a chain is handed: virtual in scenarios, the system's otherwise. */
export interface ChainWorld {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves when that many milliseconds have gone by. */
  pause(ms: number): Promise<void>;
  /**
   * A clock that goes on from here and on which waiting takes no time: for traces, which people
   * look at and do not wait for. Absent = this clock does.
   */
  hurried?(): ChainWorld;
}

// 24 days. Node's timers take what is longer for no time at all.
const longestMs = 2 ** 31 - 1;

export const systemClock: ChainWorld = {
  now: Date.now,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, longestMs))),
  hurried: () => {
    let skippedMs = 0;
    return {
      now: () => Date.now() + skippedMs,
      pause: async (ms) => {
        skippedMs += ms;
      },
    };
  },
};

/** The system's clock, for hops that are taken down one day. */
export interface StoppableClock extends ChainWorld {
  /** Ends every pause, and from now on there are none: nothing is left that would keep the process. */
  stop(): void;
}

export const stoppableClock = (): StoppableClock => {
  const pauses = new Map<NodeJS.Timeout, () => void>();
  let isStopped = false;
  return {
    ...systemClock,
    pause: (ms) =>
      new Promise((resolve) => {
        if (isStopped) return resolve();
        const timer = setTimeout(
          () => {
            pauses.delete(timer);
            resolve();
          },
          Math.min(ms, longestMs),
        );
        pauses.set(timer, resolve);
      }),
    stop: () => {
      isStopped = true;
      for (const [timer, end] of pauses) {
        clearTimeout(timer);
        end();
      }
      pauses.clear();
    },
  };
};
