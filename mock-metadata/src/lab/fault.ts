/**
 * A way in which one hop misbehaves. It sits at that hop, and the hop in front of it (or the
 * instance) sees it.
 */
export type Fault =
  /** Answers this status by itself and asks nobody. */
  | {
      readonly kind: 'status';
      readonly status: number;
      /** Text of the page; absent = a short one that says it is simulated. */
      readonly body?: string;
      /** Absent = text/html. */
      readonly contentType?: string;
    }
  /** Does its work and holds the answer back. */
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** Sends the head of its answer at once and the body this slowly. */
  | { readonly kind: 'slow-body'; readonly bytesPerSecond: number }
  /** Sends so many bytes of the body and hangs up. */
  | { readonly kind: 'truncated-body'; readonly bytes: number }
  /** Tears the connection down (RST). */
  | { readonly kind: 'reset' }
  /** Ends the connection without a byte. */
  | { readonly kind: 'closed' }
  /** Does not listen. */
  | { readonly kind: 'away' }
  /** Fails that many requests, lets that many pass, and again. */
  | {
      readonly kind: 'flapping';
      readonly fail: number;
      readonly pass: number;
      /** What those that fail meet; absent = nobody listens. */
      readonly fault?: SteadyFault;
    }
  /** Labels its answer with this type; undefined = with none. */
  | { readonly kind: 'content-type'; readonly contentType: string | undefined };

/** A fault that does the same to every request. */
export type SteadyFault = Exclude<Fault, { readonly kind: 'flapping' }>;
