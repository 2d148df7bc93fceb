import type { MetadataRateLimiting, Release } from '../lab/model.ts';
import { answered, type HttpRequest, type Outcome } from '../message.ts';
import type { Notes } from '../trace.ts';
import { type Hop, returned, type Step } from './hop.ts';
import type { ParserRefusal } from './parser-refusal.ts';
import { broughtBack, ownPage } from './proxy-answer.ts';
import {
  answeredDecision,
  forwardDecision,
  pageDecision,
  refusedByLimit,
  refusedByParser,
} from './proxy-decisions.ts';
import { noteRewriting } from './proxy-notes.ts';
import { refusalPage, tooManyRequestsPage } from './proxy-pages.ts';
import { rateLimitOf } from './proxy-rate-limit.ts';
import { refusalByParser } from './proxy-request.ts';
import { type ProxyMode, type Rewritten, rewritingFor, rewritten } from './proxy-rewriting.ts';

export interface NamespaceProxySettings {
  /**
   * `router`: bound to `::` in a router's namespace; `network`: to 169.254.169.254 in a DHCP one;
   * `ovn`: the same in one of OVN's.
   */
  readonly mode: ProxyMode;
  /** UUID of that router or network. */
  readonly id: string;
  readonly release: Release;
  /** `[metadata_rate_limiting]`; absent = no limit. */
  readonly rateLimiting?: MetadataRateLimiting;
  /** Milliseconds since the epoch, for the rate limit. */
  now?(): number;
}

/**
 * haproxy as Neutron configures it for one router or network: names it in a header, appends
 * X-Forwarded-For, limits how often an instance may ask, and answers with its own pages where the
 * agent does not. It counts requests for as long as it lives.
 * The request's `peer` is the instance's address; the request passed on has none (unix socket).
 * Source: FACTS 2, recorded answers, neutron/agent/metadata/driver_base.py.
 */
export const namespaceProxy = (settings: NamespaceProxySettings): Hop => {
  const rewriting = rewritingFor(settings.mode, settings.id, settings.release);
  const { rateLimiting, release, now = Date.now } = settings;
  // Neutron 23 (2023.2) brought the limit.
  const limit = release === 'zed' || !rateLimiting ? undefined : rateLimitOf(rateLimiting);
  return (request, notes) => {
    const refusal = refusalByParser(request, release);
    if (refusal !== undefined) return refused(refusal, settings, notes);
    const toAgent = rewritten(request, rewriting);
    const over = limit?.(request.peer, now());
    if (over !== undefined) {
      notes?.decide(refusedByLimit(over, request.peer, settings));
      return returned(answered(ownPage(tooManyRequestsPage, request, toAgent.clientWantsMore)));
    }
    if (notes) noteRewriting(request, toAgent, rewriting, notes);
    notes?.decide(forwardDecision(settings.mode));
    return {
      kind: 'forward',
      request: toAgent.request,
      up: (outcome) => returned(back(outcome, request, toAgent, settings, notes)),
    };
  };
};

const refused = (
  refusal: ParserRefusal,
  proxy: NamespaceProxySettings,
  notes: Notes | undefined,
): Step => {
  notes?.decide(refusedByParser(refusal, proxy));
  return returned(answered(refusalPage(refusal)));
};

const back = (
  outcome: Outcome,
  request: HttpRequest,
  { clientWantsMore }: Rewritten,
  proxy: NamespaceProxySettings,
  notes: Notes | undefined,
): Outcome => {
  const { answer, isOwnPage } = broughtBack(outcome, request, clientWantsMore);
  notes?.decide(isOwnPage ? pageDecision(outcome, answer.status, proxy) : answeredDecision);
  return answered(answer);
};
