import { type HttpAnswer, type HttpRequest, headerValue } from '../message.ts';
import type { Decision, Notes } from '../trace.ts';
import { type AgentHeaders, type AgentKind, askerFields, wsgiName } from './agent-request.ts';
import { agentLog } from './who-asks-notes.ts';

/** What an agent can decide on Nova's answer, or on its absence. */
export type AnswerRule =
  | 'nova-answered'
  | 'nova-error-replaced'
  | 'nova-unreachable'
  | 'nova-timeout'
  | 'nova-answer-cut-short'
  | 'nova-content-broken'
  | 'nova-status-unexpected'
  | 'nova-answer-without-type'
  | 'nova-answer-not-text'
  | 'nova-error-without-body'
  | 'too-many-redirects';

type Sentence = (answer: HttpAnswer | undefined) => Omit<Decision, 'rule'>;

const secretMismatch = `${agentLog}: "The remote metadata server responded with Forbidden. This response usually occurs when shared secrets do not match."`;
const unexpectedLog = `${agentLog}: a traceback that ends in "Unexpected response code: …"`;
const encodeLog = `${agentLog}: a traceback that ends in an error of Python's text codecs`;

const sentences: Readonly<Record<AnswerRule, Sentence>> = {
  'nova-answered': (answer) => ({
    kind: 'answer',
    reason: `The agent passes Nova's answer (${answer?.status}) on.`,
    ...(answer?.status === 403 ? { upstreamLog: secretMismatch } : {}),
  }),
  'nova-error-replaced': (answer) => ({
    kind: 'answer',
    reason: `Nova answered ${answer?.status}, and the agent of this release shows a page of its own with the same status.`,
    ...(answer?.status === 403 ? { upstreamLog: secretMismatch } : {}),
  }),
  'nova-unreachable': () => ({
    kind: 'fail',
    reason: 'Nova cannot be reached, or it hung up without an answer.',
    remedy:
      'See that nova-api-metadata runs and that nova_metadata_host and nova_metadata_port in metadata_agent.ini lead to it; where it does run, its own log says why it hung up.',
    upstreamLog: `${agentLog}: "The remote metadata server is temporarily unavailable. Please try again later." (zed: a traceback)`,
  }),
  'nova-timeout': () => ({
    kind: 'fail',
    reason:
      'Nova gave no answer for as long as the agent waits for one (60 seconds; zed: for ever).',
    remedy: 'See why nova-api-metadata hangs; often it waits for its database or for Neutron.',
    upstreamLog: `${agentLog}: a traceback that ends in ReadTimeout`,
  }),
  'nova-answer-cut-short': () => ({
    kind: 'fail',
    reason: 'Nova closed the connection before the end of its answer, and the agent raises.',
    remedy: 'Look into the log of nova-api-metadata, and of any load balancer in front of it.',
    upstreamLog: `${agentLog}: a traceback that ends in ChunkedEncodingError`,
  }),
  'nova-content-broken': () => ({
    kind: 'fail',
    reason: 'The agent tries to unpack the body, which is not what its headers or first bytes say.',
    remedy:
      'Store user data that is whole gzip or plain text; let nothing in front of Nova compress.',
    upstreamLog: `${agentLog}: a traceback that ends in an error of gzip or zlib`,
  }),
  'nova-status-unexpected': (answer) => ({
    kind: 'fail',
    reason: `Nova answered ${answer?.status}, which the agent does not pass on: it raises an exception.`,
    remedy: 'Ask for something that Nova answers with 200, 400, 403, 404, 409 or 500.',
    upstreamLog: unexpectedLog,
  }),
  'nova-answer-without-type': () => ({
    kind: 'fail',
    reason: "Nova's answer has no Content-Type, without which the agent cannot handle it.",
    remedy: 'OPTIONS on an unknown path gives such an answer; ask with GET.',
    upstreamLog: `${agentLog}: a traceback that ends in TypeError or KeyError`,
  }),
  'nova-answer-not-text': (answer) => ({
    kind: 'fail',
    reason: `The agent turns each answer into text, and ${described(answer)} does not fit into that.`,
    remedy:
      'Give the instance user data that is text: put binary parts into MIME with base64, or compress all of it with gzip, which the agent unpacks. A config drive carries any bytes.',
    upstreamLog: encodeLog,
  }),
  'nova-error-without-body': (answer) => ({
    kind: 'fail',
    reason: `Nova's ${answer?.status} has no body, and the agent then leaves out the blank line that ends the headers.`,
    remedy: 'Ask with GET instead of HEAD to see the error itself.',
  }),
  'too-many-redirects': () => ({
    kind: 'fail',
    reason: 'Nova answered with one redirect after another, and the agent gave up.',
    remedy: 'See what stands in front of Nova: Nova itself never redirects.',
    upstreamLog: `${agentLog}: a traceback that ends in TooManyRedirects`,
  }),
};

const described = (answer: HttpAnswer | undefined): string => {
  const type = answer && headerValue(answer.headers, 'Content-Type');
  return `a body of ${answer?.body.length ?? 0} bytes, ${type ?? 'no type'},`;
};

export const answerDecision = (rule: AnswerRule, answer?: HttpAnswer): Decision => ({
  rule,
  ...sentences[rule](answer),
});

export const forwardDecision = (instanceId: string): Decision => ({
  kind: 'forward',
  rule: 'instance-found',
  reason: `One port fits, so the request is signed for instance ${instanceId} and goes on to Nova.`,
});

export const unreadableDecision: Decision = {
  kind: 'close',
  rule: 'request-unreadable',
  reason:
    'The agent reads one buffer of 4096 bytes and cannot make a request of what is in it: it is cut off inside the headers, or not UTF-8.',
  remedy: 'Send fewer or shorter headers, a shorter path, and a body that is UTF-8 text.',
  upstreamLog: `${agentLog}: "Error while receiving data." with a traceback`,
};

export const pathNotUtf8Decision: Decision = {
  kind: 'fail',
  rule: 'path-not-utf-8',
  reason:
    'The percent-decoded path is not UTF-8, and the agent raises when it makes the URL for Nova.',
  remedy: 'Ask for a path whose decoded bytes are UTF-8.',
  upstreamLog: `${agentLog}: a traceback that ends in UnicodeDecodeError`,
};

export const secondAskDecision: Decision = {
  kind: 'forward',
  rule: 'ask-again',
  reason:
    'Nova answered 404, so the agent of this release looks the port up once more, past its cache, and asks Nova again.',
};

export const redirectDecision = (target: string): Decision => ({
  kind: 'forward',
  rule: 'redirect-followed',
  reason: `Nova answered with a redirect, and the agent's HTTP library asks for ${target}.`,
});

/** Writes down which headers of the request the agent joins, and which it does not pass on. */
export const noteHeaders = (
  request: HttpRequest,
  asker: AgentHeaders,
  kind: AgentKind,
  notes: Notes,
): void => {
  const read = askerFields(kind);
  const counts = new Map<string, number>();
  for (const [name, before] of request.headers) {
    const plain = wsgiName(name);
    counts.set(plain, (counts.get(plain) ?? 0) + 1);
    if (plain === 'x-forwarded-for') continue;
    notes.change({ kind: 'removed', name, before, why: whyRemoved(plain, read.has(plain)) });
  }
  for (const [name, field] of read) {
    const joined = asker[field];
    if ((counts.get(name) ?? 0) < 2 || joined === undefined) continue;
    notes.change({
      kind: 'joined',
      name,
      after: joined,
      why: 'WSGI keeps one value for each name, so the agent sees the lines joined by commas.',
    });
  }
};

const identity = /^x-(?:instance-id|tenant-id|instance-id-signature)$/;

const whyRemoved = (name: string, isRead: boolean): string => {
  if (identity.test(name)) {
    return 'The agent says itself who asks; what the instance claims is never passed on.';
  }
  return isRead
    ? 'The agent needs it to find the port; Nova does not get it.'
    : 'The agent makes a request of its own and takes none of these headers along.';
};
