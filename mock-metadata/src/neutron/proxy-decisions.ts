import type { Outcome } from '../message.ts';
import type { Decision } from '../trace.ts';
import type { ParserRefusal } from './parser-refusal.ts';
import type { OverLimit } from './proxy-rate-limit.ts';
import type { ProxyMode } from './proxy-rewriting.ts';

/** Which haproxy it is. */
interface ProxyName {
  readonly mode: ProxyMode;
  readonly id: string;
}

/** Where haproxy logs: to syslog, under a tag that Neutron gives it. OVN's stands on the compute node. */
const proxyLog = ({ mode, id }: ProxyName): string =>
  `syslog of the ${mode === 'ovn' ? 'compute' : 'network'} node, tag haproxy-metadata-proxy-${id}`;

export const forwardDecision = (mode: ProxyMode): Decision => ({
  kind: 'forward',
  rule: 'to-agent',
  reason: `haproxy passes the request to the ${mode === 'ovn' ? 'OVN metadata agent' : 'metadata agent'} and names the ${mode === 'router' ? 'router' : 'network'} it came through.`,
});

export const refusedByParser = ({ status, why }: ParserRefusal, proxy: ProxyName): Decision => ({
  kind: 'refuse',
  rule: 'malformed-request',
  reason: `haproxy's parser takes no such request (${status}): ${why}.`,
  remedy: 'Send a well-formed HTTP request; nothing behind haproxy ever sees this one.',
  upstreamLog: `${proxyLog(proxy)}: a line with <BADREQ> and termination state PR--`,
});

const windowNames = { base: 'long', burst: 'short' } as const;

export const refusedByLimit = (
  { window, requests, limit, windowS }: OverLimit,
  source: string,
  proxy: ProxyName,
): Decision => ({
  kind: 'refuse',
  rule: 'rate-limit',
  reason: `${source} asked ${requests} times within ${windowS} s, and the ${windowNames[window]} window lets ${limit} pass; requests that are refused count, too.`,
  remedy: `Ask less often, wait ${windowS} s without asking, or raise ${window}_query_rate_limit under [metadata_rate_limiting] in Neutron's agent configuration.`,
  upstreamLog: `${proxyLog(proxy)}: the request's line with status 429 and termination state PR--`,
});

export const answeredDecision: Decision = {
  kind: 'answer',
  rule: 'agent-answered',
  reason: "haproxy passes the agent's answer on, with header names in lower case.",
};

type Reaction = Pick<Decision, 'kind' | 'rule' | 'reason'>;

const reactions = {
  answer: {
    kind: 'fail',
    rule: 'agent-answer-unreadable',
    reason:
      "haproxy cannot read the agent's answer (it says that it is chunked and is not, a header is malformed, or the head is too long) and shows its own 502 page.",
  },
  closed: {
    kind: 'fail',
    rule: 'agent-closed',
    reason: 'The agent closed the connection without a byte, and haproxy shows its own 502 page.',
  },
  reset: {
    kind: 'fail',
    rule: 'agent-closed',
    reason: 'The agent reset the connection without a byte, and haproxy shows its own 502 page.',
  },
  garbage: {
    kind: 'fail',
    rule: 'agent-garbage',
    reason:
      'What the agent sent is not a whole HTTP answer, and haproxy shows its own 502 page in place of it.',
  },
  refused: {
    kind: 'fail',
    rule: 'agent-refused',
    reason: "Nobody listens on the agent's unix socket, and haproxy shows its own 503 page.",
  },
  timeout: {
    kind: 'fail',
    rule: 'agent-timeout',
    reason: 'The agent gave no answer within 32 seconds, and haproxy shows its own 504 page.',
  },
} as const satisfies Record<Outcome['kind'], Reaction>;

/** The decision to show haproxy's own page for what came from the agent. */
export const pageDecision = (outcome: Outcome, status: number, proxy: ProxyName): Decision => ({
  ...reactions[outcome.kind],
  remedy:
    outcome.kind === 'refused'
      ? `Start ${proxy.mode === 'ovn' ? 'neutron-ovn-metadata-agent' : 'neutron-metadata-agent'}, and see that haproxy may open its socket (metadata_proxy_socket, normally /var/lib/neutron/metadata_proxy).`
      : "haproxy does not know why: look into the metadata agent's log at that time.",
  upstreamLog: `${proxyLog(proxy)}: the request's line with status ${status}`,
});
