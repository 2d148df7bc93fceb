/** The world as the server needs it; tests hand in one of their own. */
export interface Host {
  /** Runs a task later; the result calls it off. */
  after(delayMs: number, task: () => void): () => void;
  /** Says, where a developer will see it, that something went wrong inside. */
  report(what: string, error: unknown): void;
}

/** The real world: timers, and the error output. */
export const nodeHost: Host = {
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
  report: (what, error) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${what}: ${text}\n`);
  },
};
