import {
  type HttpAnswer,
  type HttpRequest,
  headerValue,
  type Outcome,
  withoutHeaders,
} from '../message.ts';
import type { Notes } from '../trace.ts';
import { redirectDecision } from './agent-notes.ts';
import type { Step } from './hop.ts';
import { novaAddress } from './nova-request.ts';

/** How often the HTTP library follows before it raises. */
const redirectLimit = 30;

/** What an agent makes of the last outcome; `endless`: the library gave up following redirects. */
export type Reaction = (outcome: Outcome | 'endless', asked: HttpRequest) => Step;

/** Asks Nova as the agent's HTTP library does, which follows redirects by itself. */
export const askNova = (
  request: HttpRequest,
  react: Reaction,
  notes: Notes | undefined,
  redirects = 0,
): Step => ({
  kind: 'forward',
  request,
  up: (outcome) => {
    const next = outcome.kind === 'answer' ? redirected(request, outcome.answer) : undefined;
    if (next === undefined) return react(outcome, request);
    if (next === 'elsewhere') return react({ kind: 'refused' }, request);
    if (redirects >= redirectLimit) return react('endless', request);
    notes?.decide(redirectDecision(next.target));
    return askNova(next, react, notes, redirects + 1);
  },
});

/**
 * The request that follows a redirect; `elsewhere` where it leads to another server than Nova, and
 * there is none; undefined where the answer is no redirect.
 */
const redirected = (
  request: HttpRequest,
  { status, headers }: HttpAnswer,
): HttpRequest | 'elsewhere' | undefined => {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const location = headerValue(headers, 'Location');
  if (location === undefined) return undefined;
  const origin = `http://${novaAddress}`;
  if (!URL.canParse(location, origin + request.target)) return 'elsewhere';
  const url = new URL(location, origin + request.target);
  if (url.origin !== origin) return 'elsewhere';
  const target = url.pathname + url.search;
  if (status >= 307) return { ...request, target };
  return {
    ...request,
    method: methodAfter(status, request.method),
    target,
    headers: withoutHeaders(request.headers, 'Content-Length'),
    body: new Uint8Array(0),
  };
};

const methodAfter = (status: number, method: string): string => {
  if (method === 'HEAD') return method;
  return status !== 301 || method === 'POST' ? 'GET' : method;
};
