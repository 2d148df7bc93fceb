import type { Release } from '../lab/model.ts';
import { answered, type Header, type HttpRequest, headerValue, type Outcome } from '../message.ts';
import type { Decision, HeaderChange, Notes } from '../trace.ts';
import { type Hop, returned, type Step } from './hop.ts';
import { broughtBack } from './proxy-answer.ts';
import { wantsMore } from './proxy-connection.ts';
import { refusalPage } from './proxy-pages.ts';
import { refusalByParser } from './proxy-request.ts';
import { sentOn, takenOver } from './proxy-rewriting.ts';

/** A line that a proxy puts at the end of the headers. */
export interface AddedLine {
  readonly name: string;
  readonly value: string;
  /** Whether lines of that name which the instance sent go away, or stay in front. */
  readonly isSet: boolean;
  /** One plain sentence. */
  readonly why: string;
}

/** What one haproxy that speaks to Nova itself does. */
export interface ProxyToNova {
  readonly release: Release;
  /** What it is called in a sentence. */
  readonly words: string;
  /** Where it logs. */
  readonly log: string;
  /** How long it waits for Nova, for the explanation. */
  readonly waitsS: number;
  /** An answer of its own before anybody is asked, or the lines it adds. */
  treat(request: HttpRequest, notes: Notes | undefined): Treatment;
}

export type Treatment =
  | { readonly kind: 'own-answer'; answer(clientWantsMore: boolean): Outcome }
  | { readonly kind: 'pass'; readonly lines: readonly AddedLine[]; readonly reason: string };

/**
 * haproxy in front of Nova without an agent between them: what the instance sends goes on to Nova,
 * but for the lines that it sets itself. Measured on haproxy 2.6.
 */
export const proxyToNova = (proxy: ProxyToNova): Hop => {
  return (request, notes) => {
    const refusal = refusalByParser(request, proxy.release);
    if (refusal !== undefined) {
      notes?.decide(malformed(refusal.why, refusal.status, proxy));
      return returned(answered(refusalPage(refusal)));
    }
    const treatment = proxy.treat(request, notes);
    return treatment.kind === 'own-answer'
      ? returned(treatment.answer(wantsMoreOf(request, proxy)))
      : forwarded(request, treatment, proxy, notes);
  };
};

const noNames: ReadonlySet<string> = new Set();

const wantsMoreOf = (request: HttpRequest, { release }: ProxyToNova): boolean =>
  wantsMore(request, takenOver(request, noNames, release).wishes);

const forwarded = (
  request: HttpRequest,
  { lines, reason }: Extract<Treatment, { readonly kind: 'pass' }>,
  proxy: ProxyToNova,
  notes: Notes | undefined,
): Step => {
  const setNames = new Set(lines.filter(({ isSet }) => isSet).map(({ name }) => name));
  const taken = takenOver(request, setNames, proxy.release);
  const { headers, wishes } = taken;
  headers.push(...lines.map(({ name, value }): Header => [name, value]));
  // Nova's connection is kept, which only the older version has to say.
  if (request.httpVersion !== undefined && !wishes.upgrade) {
    headers.push(['connection', 'keep-alive']);
  }
  if (notes) {
    for (const line of lines) notes.change(changeOf(line, request));
    notes.decide({ kind: 'forward', rule: 'to-nova', reason });
  }
  const clientWantsMore = wantsMore(request, wishes);
  return {
    kind: 'forward',
    request: sentOn(request, taken, '127.0.0.1'),
    up: (outcome) => {
      const { answer, isOwnPage } = broughtBack(outcome, request, clientWantsMore);
      notes?.decide(isOwnPage ? pageDecision(outcome, answer.status, proxy) : passedBack(proxy));
      return returned(answered(answer));
    },
  };
};

const changeOf = ({ name, value, isSet, why }: AddedLine, request: HttpRequest): HeaderChange => {
  const before = headerValue(request.headers, name);
  return isSet && before !== undefined
    ? {
        kind: 'overwritten',
        name,
        before,
        after: value,
        why: `${why} What the instance wrote into it is dropped.`,
      }
    : {
        kind: 'added',
        name,
        after: value,
        why: before === undefined ? why : staysInFront(why, before),
      };
};

const staysInFront = (why: string, before: string): string =>
  `${why} The line that the instance sent (${before}) stays in front of it, and Nova sees both, joined by a comma.`;

const malformed = (why: string, status: number, { words, log }: ProxyToNova): Decision => ({
  kind: 'refuse',
  rule: 'malformed-request',
  reason: `The parser of ${words} takes no such request (${status}): ${why}.`,
  remedy: 'Send a well-formed HTTP request; nothing behind it ever sees this one.',
  upstreamLog: `${log}: a line with <BADREQ> and termination state PR--`,
});

const passedBack = ({ words }: ProxyToNova): Decision => ({
  kind: 'answer',
  rule: 'nova-answered',
  reason: `${capitalized(words)} passes Nova's answer on, with header names in lower case.`,
});

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const happened = {
  answer: ['nova-answer-unreadable', "Nova's answer cannot be read"],
  closed: ['nova-closed', 'Nova closed the connection without a byte'],
  reset: ['nova-closed', 'Nova reset the connection without a byte'],
  garbage: ['nova-garbage', 'What Nova sent is not a whole HTTP answer'],
  refused: ['nova-refused', 'Nobody listens where Nova should'],
  timeout: ['nova-timeout', 'Nova gave no answer'],
} as const satisfies Record<Outcome['kind'], readonly [rule: string, what: string]>;

const pageDecision = (
  { kind }: Outcome,
  status: number,
  { words, log, waitsS }: ProxyToNova,
): Decision => {
  const [rule, what] = happened[kind];
  const within = kind === 'timeout' ? ` within ${waitsS} seconds` : '';
  return {
    kind: 'fail',
    rule,
    reason: `${what}${within}, and ${words} shows its own ${status} page.`,
    remedy:
      kind === 'refused'
        ? 'Start nova-api-metadata, and see that its address and port (nova_metadata_host, nova_metadata_port) are right.'
        : 'Look into the log of nova-api-metadata at that time: it knows why.',
    upstreamLog: `${log}: the request's line with status ${status}`,
  };
};
