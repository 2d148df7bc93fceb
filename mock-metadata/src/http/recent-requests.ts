/** One request that the mock answered over HTTP. */
export interface RecentRequest {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** Who asked; undefined = nobody that the lab knows. */
  readonly instanceName: string | undefined;
  readonly method: string;
  readonly target: string;
  /** Its status, or what happened instead of an answer. */
  readonly outcome: number | 'closed' | 'reset' | 'refused' | 'timeout' | 'garbage';
  readonly tookMs: number;
}

export interface RecentRequests {
  add(request: RecentRequest): void;
  /** The latest ones, oldest first. */
  list(): readonly RecentRequest[];
}

/** Keeps the last `size` requests, in memory only; adding costs the same however many there were. */
export const recentRequests = (size: number): RecentRequests => {
  const ring: RecentRequest[] = [];
  let next = 0;
  return {
    add: (request) => {
      ring[next] = request;
      next = (next + 1) % size;
    },
    list: () => [...ring.slice(next), ...ring.slice(0, next)],
  };
};
