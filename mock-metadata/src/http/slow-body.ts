/** One piece of a body that is sent slowly, and when the next one may follow. */
export interface Pace {
  readonly bytes: number;
  readonly everyMs: number;
}

const smoothMs = 100;

/** Ten pieces a second, or a byte at a time where that is still too fast. */
export const paceOf = (bytesPerSecond: number): Pace => {
  const bytes = Math.max(1, Math.floor((bytesPerSecond * smoothMs) / 1000));
  return { bytes, everyMs: (bytes * 1000) / bytesPerSecond };
};

/** Where a body goes that is sent slowly. */
export interface SlowReader {
  write(piece: Uint8Array): void;
  end(): void;
  /** Whether nobody reads any more. */
  isGone(): boolean;
}

/** Does something after so many milliseconds. */
export type Later = (act: () => void, afterMs: number) => void;

// Whoever reads keeps the process; this alone must not.
const later: Later = (act, afterMs) => void setTimeout(act, afterMs).unref();

/** Sends a body at its pace, the first piece at once. */
export const sendSlowly = (
  body: Uint8Array,
  bytesPerSecond: number,
  { write, end, isGone }: SlowReader,
  after: Later = later,
): void => {
  const { bytes, everyMs } = paceOf(bytesPerSecond);
  const from = (at: number): void => {
    if (isGone()) return;
    if (at >= body.length) {
      end();
      return;
    }
    write(body.subarray(at, at + bytes));
    after(() => from(at + bytes), everyMs);
  };
  from(0);
};
