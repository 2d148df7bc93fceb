import {
  answered,
  type Header,
  type HttpAnswer,
  type HttpRequest,
  headerValue,
  type Outcome,
} from '../message.ts';
import type { Decision, Notes } from '../trace.ts';
import { type ErrorStatus, errorPage } from '../webob/error-page.ts';
import { rememberedNeutron } from './agent-cache.ts';
import {
  type AnswerRule,
  answerDecision,
  forwardDecision,
  noteHeaders,
  pathNotUtf8Decision,
  secondAskDecision,
} from './agent-notes.ts';
import { pathByEventlet } from './agent-path.ts';
import { askNova, type Reaction } from './agent-redirect.ts';
import {
  type AgentHeaders,
  type AgentKind,
  type AgentRequest,
  agentHeaders,
  type MetadataAgentSettings,
} from './agent-request.ts';
import { contentOf } from './answer-content.ts';
import { type Hop, returned, type Step } from './hop.ts';
import { type FoundInstance, novaRequests } from './nova-request.ts';
import { type Asker, whoAsks } from './who-asks.ts';
import { whoAsksOvn } from './who-asks-ovn.ts';

/**
 * The metadata agent up to 2024.1: a WSGI application behind eventlet's web server. Nova's errors
 * are replaced by pages of its own, in the form that the instance asked for; any exception is a
 * 500 page. Source: neutron/agent/metadata/agent.py of Zed, recorded answers.
 */
export const wsgiAgent = (settings: MetadataAgentSettings, kind: AgentKind): Hop => {
  const remembered = rememberedNeutron(settings.neutron, settings.cache, settings.now);
  const find = (headers: AgentHeaders, isFresh: boolean, notes?: Notes): Asker =>
    kind === 'ovn'
      ? whoAsksOvn(headers, settings.neutron, 'zed', notes)
      : whoAsks(headers, remembered.asked(isFresh, notes), true, notes);
  const requestFor = novaRequests('zed', settings.sharedSecret);
  return (request, notes) => {
    const read = agentRequest(request, kind);
    const refusal = refusalByServer(request, read.headers);
    if (refusal !== undefined) {
      notes?.decide(refusedByServer(refusal));
      return returned(answered(refusal));
    }
    if (notes) noteHeaders(request, read.headers, kind, notes);
    const exchange: Exchange = {
      isBodyMissing: Number(read.headers.contentLength ?? 0) > request.body.length,
      asksAgain: kind === 'neutron',
      find: (isFresh) => find(read.headers, isFresh, notes),
      requestFor: (asker) => requestFor(read, asker, notes),
      page: (status, explanation) =>
        errorPage({ method: request.method, accept: read.headers.accept }, status, explanation),
      served: (answer) => served(answer, request, read.headers, settings.now()),
      notes,
    };
    return asked(exchange, exchange.find(false), false);
  };
};

/** One request on its way through the agent. */
interface Exchange {
  readonly notes: Notes | undefined;
  /** Fewer bytes came than Content-Length says. */
  readonly isBodyMissing: boolean;
  /** A 404 of Nova makes it look again; OVN's agent takes Nova at its word. */
  readonly asksAgain: boolean;
  /** `isFresh`: past what it remembers. */
  find(isFresh: boolean): Asker;
  requestFor(asker: FoundInstance): HttpRequest | undefined;
  page(status: ErrorStatus, explanation: string): HttpAnswer;
  /** The answer as the web server in front of the agent sends it. */
  served(answer: HttpAnswer): Outcome;
}

const agentRequest = (request: HttpRequest, kind: AgentKind): AgentRequest => {
  const headers = agentHeaders(request.headers, ',', kind);
  // WebOb reads no body whose length nobody said, so a chunked one is lost.
  const length = Number(headers.contentLength ?? 0);
  const body = length > 0 ? request.body.subarray(0, length) : nothing;
  return { method: request.method.toUpperCase(), ...pathByEventlet(request.target), headers, body };
};

const nothing = new Uint8Array(0);

const asked = (exchange: Exchange, asker: Asker, isSecond: boolean): Step => {
  if (asker.kind === 'exception') return returned(exceptionPage(exchange));
  if (asker.kind !== 'instance') return returned(page(exchange, 404));
  if (exchange.isBodyMissing) return waiting(exchange);
  const request = exchange.requestFor(asker);
  if (request === undefined) {
    exchange.notes?.decide(pathNotUtf8Decision);
    return returned(exceptionPage(exchange));
  }
  exchange.notes?.decide(isSecond ? secondAskDecision : forwardDecision(asker.instanceId));
  return askNova(request, reactionOf(exchange, isSecond), exchange.notes);
};

const reactionOf =
  (exchange: Exchange, isSecond: boolean): Reaction =>
  (outcome) => {
    if (outcome === 'endless') return failed(exchange, 'too-many-redirects');
    if (outcome.kind === 'timeout') return ended(exchange, outcome, 'nova-timeout');
    if (outcome.kind !== 'answer') return failed(exchange, 'nova-unreachable');
    return broughtBack(exchange, outcome.answer, isSecond);
  };

const broughtBack = (exchange: Exchange, answer: HttpAnswer, isSecond: boolean): Step => {
  const content = contentOf(answer, 'urllib3 1');
  if (content === undefined) return failed(exchange, 'nova-content-broken', answer);
  switch (answer.status) {
    case 200:
      return passedOn(exchange, answer, content);
    case 404: {
      const asker = isSecond || !exchange.asksAgain ? undefined : exchange.find(true);
      if (asker && asker.kind !== 'nobody') return asked(exchange, asker, true);
      return ended(exchange, page(exchange, 404), 'nova-error-replaced', answer);
    }
    case 400:
    case 403:
    case 409:
      return ended(exchange, page(exchange, answer.status), 'nova-error-replaced', answer);
    case 500: {
      const sentence = 'Remote metadata server experienced an internal server error.';
      return ended(exchange, page(exchange, 500, sentence), 'nova-error-replaced', answer);
    }
    default:
      return failed(exchange, 'nova-status-unexpected', answer);
  }
};

const passedOn = (exchange: Exchange, answer: HttpAnswer, body: Uint8Array): Step => {
  const type = headerValue(answer.headers, 'Content-Type');
  if (type === undefined) return failed(exchange, 'nova-answer-without-type', answer);
  const headers = [
    ...(type === '' ? [] : [['Content-Type', withCharset(type)] as const]),
    ['Content-Length', String(body.length)] as const,
  ];
  const outcome = exchange.served({ status: 200, reason: 'OK', headers, body });
  return ended(exchange, outcome, 'nova-answered', answer);
};

const withCharset = (type: string): string => {
  const isText = type.startsWith('text/') || /^(?:application\/xml|.*\+xml)$/.test(type);
  return isText && !type.includes('charset=') ? `${type}; charset=UTF-8` : type;
};

const explanations: Readonly<Record<ErrorStatus, string>> = {
  400: 'The server could not comply with the request since it is either malformed or otherwise incorrect.',
  403: 'Access was denied to this resource.',
  404: 'The resource could not be found.',
  409: 'There was a conflict when trying to complete your request.',
  500: 'An unknown error has occurred. Please try your request again.',
};

const waiting = ({ notes }: Exchange): Step => {
  notes?.decide({
    kind: 'fail',
    rule: 'body-incomplete',
    reason: 'Content-Length promises more bytes than came, and the agent waits for the rest.',
    remedy: 'Let Content-Length say how long the body is.',
  });
  return returned({ kind: 'timeout' });
};

const page = (
  exchange: Exchange,
  status: ErrorStatus,
  explanation = explanations[status],
): Outcome => exchange.served(exchange.page(status, explanation));

const exceptionPage = (exchange: Exchange): Outcome => page(exchange, 500);

const failed = (exchange: Exchange, rule: AnswerRule, answer?: HttpAnswer): Step =>
  ended(exchange, exceptionPage(exchange), rule, answer);

const ended = (
  { notes }: Exchange,
  outcome: Outcome,
  rule: AnswerRule,
  answer?: HttpAnswer,
): Step => {
  notes?.decide(answerDecision(rule, answer));
  return returned(outcome);
};

/** eventlet's web server dates every answer, and says so where it closes the connection. */
const served = (
  answer: HttpAnswer,
  { httpVersion }: HttpRequest,
  { connection = '' }: AgentHeaders,
  nowMs: number,
): Outcome => {
  const date = ['Date', new Date(nowMs).toUTCString()] as const;
  const line = connectionLine(connection.toLowerCase(), httpVersion);
  return answered({ ...answer, headers: [...answer.headers, date, ...line] });
};

/** It looks for one of two words and says what it does where it was told so. */
const connectionLine = (wish: string, httpVersion: '1.0' | undefined): readonly Header[] => {
  if (wish === 'keep-alive') return [['Connection', 'keep-alive']];
  return wish === 'close' || httpVersion !== undefined ? [['Connection', 'close']] : [];
};

const serverLineLimitBytes = 8192;

const refusalByServer = (
  { method, target }: HttpRequest,
  { contentLength }: AgentHeaders,
): HttpAnswer | undefined => {
  const lineBytes = method.length + target.length + '  HTTP/1.1\r\n'.length;
  if (lineBytes >= serverLineLimitBytes) return serverPage(414, 'Request URI Too Long');
  const isNumber = contentLength === undefined || /^[+]?\d+$/.test(contentLength);
  return isNumber ? undefined : serverPage(400, 'Bad Request');
};

/** Written by eventlet before there is an application: in the older version, without a body. */
const serverPage = (status: number, reason: string): HttpAnswer => ({
  status,
  reason,
  httpVersion: '1.0',
  headers: [
    ['Connection', 'close'],
    ['Content-length', '0'],
  ],
  body: nothing,
});

const refusedByServer = (answer: HttpAnswer): Decision => ({
  kind: 'refuse',
  rule: answer.status === 414 ? 'request-line-too-long' : 'bad-content-length',
  reason: `eventlet's web server refuses the request before the agent sees it: ${answer.reason}.`,
  remedy: `Keep the request line under ${serverLineLimitBytes} bytes and Content-Length a plain number.`,
});
