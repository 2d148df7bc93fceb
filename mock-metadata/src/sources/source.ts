import type { Header } from '../message.ts';

/** Where a metadata tree comes from: the mock, a live service, a recording. */
export interface Source {
  /** Stable over reloads and sessions, unique among sources. */
  readonly id: string;
  /** What to call it in a list. */
  readonly label: string;
  /**
   * Asks for one path, which begins with `/` and is percent-encoded. Any status is an answer, 404
   * included. Rejects with a SourceError when there is no answer.
   */
  fetch(path: string, signal?: AbortSignal): Promise<Fetched>;
}

/** What a source answered. */
export interface Fetched {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** What was asked in the end, after redirects. */
  readonly url: string;
  readonly tookMs: number;
}
