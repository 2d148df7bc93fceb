/** One header line as it stood on the wire: name in its own case, value without surrounding blanks. */
export type Header = readonly [name: string, value: string];

/**
 * A request as one hop receives it. Header texts are Latin-1 as HTTP carries them; repeated
 * names are repeated entries, in order.
 */
export interface HttpRequest {
  readonly method: string;
  /** The request target as sent: path and query, still percent-encoded. */
  readonly target: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** Address of the other end of the connection, without port; '' where there is none (unix socket). */
  readonly peer: string;
  /** How many bytes of the body came in the same packet as the head; absent = all of them. */
  readonly bodyBytesWithHead?: number;
  /** It came with `Transfer-Encoding: chunked`, in chunks of these sizes (`body` is decoded); absent = not chunked. */
  readonly chunkSizes?: readonly number[];
  /** As the request line says; absent = HTTP/1.1. */
  readonly httpVersion?: '1.0';
}

/** An answer as one hop sends it: header lines in order, body already framed (no transfer coding). */
export interface HttpAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Header[];
  /** Shorter than Content-Length says where the connection ended early. */
  readonly body: Uint8Array;
  /** The body comes this slowly, from the last hop that has a part in it; absent = at once. */
  readonly bytesPerSecond?: number;
  /** As the status line says; absent = HTTP/1.1. */
  readonly httpVersion?: '1.0';
}

/**
 * What comes back from a hop.
 * `closed`: the connection ended without a byte. `reset`: it was torn down (RST) without one.
 * `refused`: nobody listens. `timeout`: no answer in time.
 * `garbage`: bytes that are not an HTTP answer.
 */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  | { readonly kind: 'closed' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'garbage'; readonly bytes: Uint8Array };

export const answered = (answer: HttpAnswer): Outcome => ({ kind: 'answer', answer });

/**
 * The values of a header, in order; names are compared as HTTP does, without case.
 * Underscores are not dashes here: whoever treats them alike (WSGI does) says so itself.
 */
export const headerValues = (headers: readonly Header[], name: string): readonly string[] => {
  const wanted = name.toLowerCase();
  return headers.filter(([each]) => each.toLowerCase() === wanted).map(([, value]) => value);
};

/** The first value of a header, or undefined where it is absent. */
export const headerValue = (headers: readonly Header[], name: string): string | undefined => {
  const wanted = name.toLowerCase();
  return headers.find(([each]) => each.toLowerCase() === wanted)?.[1];
};

/** The header lines without the named ones. */
export const withoutHeaders = (
  headers: readonly Header[],
  ...names: readonly string[]
): readonly Header[] => {
  const unwanted = new Set(names.map((name) => name.toLowerCase()));
  return headers.filter(([name]) => !unwanted.has(name.toLowerCase()));
};
