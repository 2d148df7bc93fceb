import type { HttpRequest, Outcome } from './message.ts';

/**
 * The programs that a request can meet; the topology says which, and in which order.
 * `namespace-proxy` is Neutron's haproxy in a namespace (OVN's too), `host-proxy` the one that
 * stands on a compute node and signs by itself, `load-balancer` what asks in the name of a provider.
 */
export type HopName =
  | 'instance'
  | 'namespace-proxy'
  | 'host-proxy'
  | 'load-balancer'
  | 'metadata-agent'
  | 'nova';

/** One thing a hop did to a header before it passed the request on. */
export interface HeaderChange {
  readonly kind: 'added' | 'overwritten' | 'removed' | 'joined';
  readonly name: string;
  /** What the header said before; absent for `added`. */
  readonly before?: string;
  /** What it says now; absent for `removed`. */
  readonly after?: string;
  /** One plain sentence: who does this, and why. */
  readonly why: string;
}

/** A question a hop asked of Neutron, Nova's database or a cache, and what it found. */
export interface Lookup {
  readonly of: 'neutron' | 'nova-database' | 'cache';
  /** The question in a few words: `port with address 10.0.0.4 on network private`. */
  readonly asked: string;
  /** The result in a few words: `port 1b2c… of instance web-1`, `nothing`. */
  readonly found: string;
}

/** What a hop decided, and why. */
export interface Decision {
  readonly kind: 'forward' | 'answer' | 'refuse' | 'close' | 'fail';
  /** Stable name of the rule that decided, kebab-case: `signature-mismatch`. */
  readonly rule: string;
  /** One plain sentence. */
  readonly reason: string;
  /** For a refusal: what would have made it pass (which header, which value, which option). */
  readonly remedy?: string;
  /** For a refusal: where the real program would say it (file and message). */
  readonly upstreamLog?: string;
  /** For an answer with metadata: whose it is. */
  readonly instanceId?: string;
}

/**
 * Where a hop writes down what it does while it does it. Handed in only when somebody wants the
 * trace; hops write `notes?.decide({…})`, so that without a reader not even the sentence is built.
 */
export interface Notes {
  change(change: HeaderChange): void;
  lookup(lookup: Lookup): void;
  decide(decision: Decision): void;
}

/** Everything one hop saw and did in one exchange. */
export interface HopTrace {
  readonly hop: HopName;
  readonly received: HttpRequest;
  readonly changes: readonly HeaderChange[];
  readonly lookups: readonly Lookup[];
  /** In the order they were made: an agent decides on the way down and again on the way back. */
  readonly decisions: readonly Decision[];
  /** The request passed on to the next hop, if one was. */
  readonly forwarded?: HttpRequest;
  /** What this hop sent back towards the instance. */
  readonly returned: Outcome;
  /** When the request came here: milliseconds since the exchange began; absent = 0. */
  readonly afterMs?: number;
  /** How long this hop and everything behind it took, by the clock handed in; absent = 0. */
  readonly tookMs?: number;
}

/** One exchange from the instance to wherever it was decided, and back. */
export interface Trace {
  /** Every hop of the topology in order, the instance first, whether the request got there or not. */
  readonly way: readonly HopName[];
  /** What happened, in the order in which hops were reached; one that was asked twice is there twice. */
  readonly hops: readonly HopTrace[];
  /** What the instance got. */
  readonly outcome: Outcome;
  /** The hop whose decision made the answer what it is. */
  readonly decidedBy: HopName;
  /** What has to be known about the exchange as a whole, in plain sentences. */
  readonly remarks?: readonly string[];
}
