/** A line that says how far it is, on a terminal only, and is gone in the end. */
export interface Progress {
  show(done: number, all: number): void;
  clear(): void;
}

/** Progress on a stream; silent where it is no terminal or not wanted. */
export const progress = (
  stream: { readonly isTTY?: boolean; write(text: string): unknown },
  isWanted: boolean,
): Progress => {
  if (!isWanted || stream.isTTY !== true) {
    return { show: () => undefined, clear: () => undefined };
  }
  return {
    show: (done, all) => void stream.write(`\r${done} of ${all} scenarios\u001b[K`),
    clear: () => void stream.write('\r\u001b[K'),
  };
};
