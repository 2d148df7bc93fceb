import type { Header, HttpAnswer, Outcome } from '../message.ts';

/** What Nova needs of the world around it; everything else it does is a pure function of the lab. */
export interface NovaWorld {
  /** Milliseconds since the epoch. */
  now(): number;
  /** That many random bytes. */
  random(bytes: number): Uint8Array;
  /** The whole file; throws where there is none or it cannot be read. */
  readFile(path: string): Uint8Array;
  /**
   * One POST to a vendor data service. Follows no redirect and never rejects: what goes wrong is
   * an outcome.
   */
  post(
    url: string,
    body: Uint8Array,
    headers: readonly Header[],
    limits: PostLimits,
  ): Promise<Outcome>;
  /** One line for the mock's log: which instance, what is wrong with it. Said once a cause. */
  warn(message: string): void;
  /** Told every request that Nova makes of Neutron's API: `GET /v2.0/ports?device_id=…`. */
  neutronAsked?(request: string): void;
}

export interface PostLimits {
  readonly connectTimeoutMs: number;
  readonly readTimeoutMs: number;
}

/** An exception that real Nova lets escape from its application, by Python's name and text. */
export interface NovaException {
  readonly kind: 'exception';
  readonly name: string;
  readonly message: string;
}

export type NovaResult = { readonly kind: 'answer'; readonly answer: HttpAnswer } | NovaException;

/** Instance UUID → the system metadata (`password_0` … `password_3`) that POST stored. */
export type StoredPasswords = Map<string, Readonly<Record<string, string>>>;

export const exception = (name: string, message: string): NovaException => ({
  kind: 'exception',
  name,
  message,
});
