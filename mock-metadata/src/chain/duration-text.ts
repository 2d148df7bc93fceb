/** A time as people say it: `40 seconds`, `0.25 seconds`. */
export const secondsText = (ms: number): string =>
  ms === 1000 ? '1 second' : `${Number((ms / 1000).toFixed(3))} seconds`;
