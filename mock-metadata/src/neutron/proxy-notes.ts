import {
  type Header,
  type HttpAnswer,
  type HttpRequest,
  headerValue,
  type Outcome,
} from '../message.ts';
import type { Decision, Notes } from '../trace.ts';

/** How one namespace proxy changes the headers that go to the agent; names in lower case. */
export interface Rewriting {
  readonly setName: string;
  readonly setValue: string;
  readonly deletedName: string;
  /** An IPv4 client of a socket on `::` shows as `::ffff:a.b.c.d`. */
  readonly isDualStack: boolean;
}

/** Where haproxy logs: to syslog, under a tag that Neutron gives it. */
export const proxyLog = (id: string): string =>
  `syslog of the network node, tag haproxy-metadata-proxy-${id}`;

/** Writes down what becomes of one header of the instance. */
export const noteReceived = ([name, value]: Header, rewriting: Rewriting, notes: Notes): void => {
  const lower = name.toLowerCase();
  if (lower === rewriting.deletedName) {
    notes.change({
      kind: 'removed',
      name,
      before: value,
      why: 'haproxy deletes the other id header, so that an instance cannot name a network or router of its choice (LP 1865036).',
    });
  } else if (lower === 'connection') {
    notes.change({
      kind: 'overwritten',
      name,
      before: value,
      after: 'close',
      why: 'haproxy keeps its connection to the instance and opens a new one to the agent for each request.',
    });
  }
};

/** Writes down what haproxy puts at the end of the headers. */
export const noteAdditions = (
  request: HttpRequest,
  rewriting: Rewriting,
  client: string,
  notes: Notes,
): void => {
  const { setName, setValue } = rewriting;
  const forged = headerValue(request.headers, setName);
  notes.change({
    ...(forged === undefined ? { kind: 'added' } : { kind: 'overwritten', before: forged }),
    name: setName,
    after: setValue,
    why:
      forged === undefined
        ? 'haproxy names the router or network in whose namespace it runs; that is how the agent knows where to look.'
        : 'haproxy sets this header itself and drops what the instance wrote into it (LP 1865036).',
  });
  notes.change({
    kind: 'added',
    name: 'x-forwarded-for',
    after: client,
    why: whyForwardedFor(request, client),
  });
  if (headerValue(request.headers, 'connection') === undefined) {
    notes.change({
      kind: 'added',
      name: 'connection',
      after: 'close',
      why: 'haproxy opens a connection of its own to the agent for each request.',
    });
  }
};

const whyForwardedFor = (request: HttpRequest, client: string): string => {
  const mapped =
    client === request.peer
      ? ''
      : ' It listens on ::, so an IPv4 address shows in its mapped form.';
  return headerValue(request.headers, 'x-forwarded-for') === undefined
    ? `haproxy names the address it was asked from.${mapped}`
    : `haproxy appends a line of its own and keeps the one the instance sent in front of it.${mapped}`;
};

type Reaction = Pick<Decision, 'kind' | 'rule' | 'reason'>;

const reactions = {
  answer: {
    kind: 'fail',
    rule: 'agent-answer-unreadable',
    reason:
      "The agent's answer says it is chunked and is not, so haproxy cannot read it and shows its own 502 page.",
  },
  closed: {
    kind: 'fail',
    rule: 'agent-closed',
    reason: 'The agent closed the connection without a byte, and haproxy shows its own 502 page.',
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
export const decisionOn = (outcome: Outcome, page: HttpAnswer, id: string): Decision => ({
  ...reactions[outcome.kind],
  remedy:
    outcome.kind === 'refused'
      ? 'Start neutron-metadata-agent, and see that haproxy may open its socket (metadata_proxy_socket, normally /var/lib/neutron/metadata_proxy).'
      : "haproxy does not know why: look into the metadata agent's log at that time.",
  upstreamLog: `${proxyLog(id)}: the request's line with status ${page.status}`,
});
