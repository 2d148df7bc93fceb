import type { HttpRequest, Outcome } from '../message.ts';
import type { Notes } from '../trace.ts';

/**
 * What a hop does next: pass a request on and say what it makes of the outcome, or end with an
 * outcome of its own. What it makes of an outcome is a step again, because a real hop may ask
 * twice (the old agent does on 404).
 */
export type Step =
  | {
      readonly kind: 'forward';
      readonly request: HttpRequest;
      readonly up: (outcome: Outcome) => Step;
    }
  | { readonly kind: 'return'; readonly outcome: Outcome };

/**
 * A program on the way, as a pure function: it never speaks to its neighbours itself, so the same
 * hop runs inside one process or between two sockets. It writes `notes` only if they are given.
 */
export type Hop = (request: HttpRequest, notes?: Notes) => Step;

export const returned = (outcome: Outcome): Step => ({ kind: 'return', outcome });

export const closed: Outcome = { kind: 'closed' };

/**
 * Rules of decisions that only carry on what the next hop did: pass its answer, put a page in
 * place of it, report that it is away. Whoever asks who decided looks one hop further.
 */
export const rulesThatPointOnward: ReadonlySet<string> = new Set([
  'agent-answered',
  'agent-closed',
  'agent-garbage',
  'agent-refused',
  'agent-timeout',
  'nova-answered',
  'nova-error-replaced',
  'nova-unreachable',
  'nova-timeout',
  'front-gave-up',
  'nova-closed',
  'nova-garbage',
  'nova-refused',
]);
