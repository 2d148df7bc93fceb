/** What several rounds of the same thing gave. */
export interface Spread {
  readonly lowest: number;
  readonly median: number;
  readonly highest: number;
}

export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [below = 0, above = below] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return {
    lowest: sorted[0] ?? 0,
    median: (below + above) / 2,
    highest: sorted.at(-1) ?? 0,
  };
};

export interface Rates {
  /** Calls a second by the clock on the wall, which other programs slow down. */
  readonly perSecond: Spread;
  /** Calls a second of processor time, garbage collection in other threads included. */
  readonly perCpuSecond: Spread;
}

const roundMs = 250;
const warmUpMs = 400;
const callsBetweenLooks = 64;

const cpuMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

/** Calls `work` for so many milliseconds; how often, and how long it really took. */
const oneRound = (work: () => void, forMs: number) => {
  const cpuBefore = process.cpuUsage();
  const beginMs = performance.now();
  let calls = 0;
  let elapsedMs = 0;
  while (elapsedMs < forMs) {
    for (let call = 0; call < callsBetweenLooks; call += 1) work();
    calls += callsBetweenLooks;
    elapsedMs = performance.now() - beginMs;
  }
  return { perSecond: (calls / elapsedMs) * 1000, perCpuSecond: (calls / cpuMs(cpuBefore)) * 1000 };
};

/** How often a second `work` can be done. It must not wait for anything. */
export const ratesOf = (work: () => void, rounds: number): Rates => {
  oneRound(work, warmUpMs);
  const all = Array.from({ length: rounds }, () => oneRound(work, roundMs));
  return {
    perSecond: spreadOf(all.map(({ perSecond }) => perSecond)),
    perCpuSecond: spreadOf(all.map(({ perCpuSecond }) => perCpuSecond)),
  };
};
