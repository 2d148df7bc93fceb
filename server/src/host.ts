import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectYoungObjects } from './small-heap.ts';

/** The world as the server needs it; tests hand in one of their own. */
export interface Host {
  /** Runs a task later; the result calls it off. */
  after(delayMs: number, task: () => void): () => void;
  /** The text of a file that ships beside the program; undefined if there is none. */
  textBeside(name: string): string | undefined;
  /** Called when an answer is out and the next is not asked for: the moment to clear up. */
  tidy(): void;
  /** Says, where a developer will see it, that something went wrong inside. */
  report(what: string, error: unknown): void;
}

/** The real world: timers, and the error output. */
export const nodeHost: Host = {
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
  textBeside: (name) => {
    try {
      return readFileSync(join(import.meta.dirname, name), 'utf8');
    } catch {
      return undefined;
    }
  },
  tidy: () => {
    setImmediate(collectYoungObjects);
  },
  report: (what, error) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${what}: ${text}\n`);
  },
};
