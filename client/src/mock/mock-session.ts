import type { Mock, MockOptions } from '../../../mock-metadata/src/index.ts';

/** What the embedded mock does at the moment. */
export type MockState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting'; readonly labFile: string }
  | { readonly kind: 'running'; readonly labFile: string; readonly mock: Mock }
  | { readonly kind: 'failed'; readonly labFile: string; readonly error: unknown };

/** At most one running mock, and who wants to know about it. */
export interface MockSession {
  readonly state: MockState;
  /**
   * Sees to it that the lab runs, in place of another that did. Never throws: how it went is the
   * state it gives.
   */
  start(labFile: string): Promise<MockState>;
  stop(): Promise<void>;
  /** The same lab once more on fresh sockets; nothing where none was started. */
  restart(): Promise<MockState>;
  /** Calls back when the state, or what the running mock serves, has changed; gives the way out. */
  onChange(listener: () => void): () => void;
  /** Stops for good; a start under way is waited for and undone. */
  close(): Promise<void>;
}

export interface MockSessionWorld {
  startMock(options: MockOptions): Promise<Mock>;
  /** The port to try first. */
  port(): number;
  log(line: string): void;
}

/** A session that has not started anything. */
export const mockSession = (world: MockSessionWorld): MockSession => {
  const listeners = new Set<() => void>();
  let state: MockState = { kind: 'stopped' };
  let closed = false;
  let queue: Promise<unknown> = Promise.resolve();

  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  const enter = (next: MockState): MockState => {
    state = next;
    tell();
    return next;
  };
  // One after the other: a stop that comes during a start would miss the server it should close.
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const closeRunning = async (): Promise<void> => {
    if (state.kind === 'running') await state.mock.close();
  };
  const started = async (labFile: string): Promise<MockState> => {
    if (closed) return state;
    await closeRunning();
    enter({ kind: 'starting', labFile });
    try {
      const { log } = world;
      const port = world.port();
      const mock = await world.startMock({ labFile, port, portTaken: 'next', log, watch: true });
      mock.onChange(tell);
      return enter({ kind: 'running', labFile, mock });
    } catch (error) {
      return enter({ kind: 'failed', labFile, error });
    }
  };
  const stopped = async (): Promise<void> => {
    await closeRunning();
    if (state.kind !== 'stopped') enter({ kind: 'stopped' });
  };

  return {
    get state() {
      return state;
    },
    start: (labFile) =>
      inTurn(async () => {
        const runsAlready = state.kind === 'running' && state.labFile === labFile;
        return runsAlready ? state : started(labFile);
      }),
    stop: () => inTurn(stopped),
    restart: () => inTurn(async () => (state.kind === 'stopped' ? state : started(state.labFile))),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      closed = true;
      return inTurn(stopped).finally(() => listeners.clear());
    },
  };
};
