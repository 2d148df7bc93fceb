/** One figure and the most it may be; what is over it fails the run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: 'ms' | 'MiB';
}

/** What a task takes, in milliseconds. */
export const timeOf = (task: () => unknown): number => {
  const start = performance.now();
  task();
  return performance.now() - start;
};

/** The same; on a busy machine the processor time, which others do not make longer, in place of the longer wait. */
export const ownTimeOf = (task: () => unknown): number => {
  const start = process.cpuUsage();
  const waited = timeOf(task);
  return Math.min(waited, process.cpuUsage(start).user / 1000);
};

/** The value below which this share of all values lie. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** Writes the figures, and makes the process fail where one is over its limit. */
export const report = (title: string, figures: readonly Figure[]): void => {
  const lines = figures.map(({ name, value, limit, unit }) => {
    const mark = value <= limit ? ' ' : '!';
    return `${mark} ${value.toFixed(1).padStart(8)} ${unit.padEnd(3)} (at most ${limit}) ${name}`;
  });
  process.stdout.write(`${[title, ...lines].filter(Boolean).join('\n')}\n`);
  if (figures.some(({ value, limit }) => !(value <= limit))) process.exitCode = 1;
};
