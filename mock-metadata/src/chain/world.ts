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

export const systemClock: ChainWorld = {
  now: Date.now,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
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
