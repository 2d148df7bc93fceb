import { expect, test } from 'vitest';
import { answered, type Header, type HttpRequest, type Outcome } from '../message.ts';
import { namespaceProxy } from './namespace-proxy.ts';

const router = 'f1000000-0000-4000-8000-000000000001';
const proxy = namespaceProxy({ mode: 'router', id: router, release: 'master' });

const request = (headers: readonly Header[], more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  target: '/latest/',
  headers,
  body: new Uint8Array(0),
  peer: '10.0.0.4',
  ...more,
});

const passedOn = (given: HttpRequest, hop = proxy): HttpRequest | undefined => {
  const step = hop(given);
  return step.kind === 'forward' ? step.request : undefined;
};

const shown = (outcome: Outcome) =>
  outcome.kind === 'answer'
    ? { ...outcome.answer, body: Buffer.from(outcome.answer.body).toString() }
    : outcome;

const backFrom = (outcome: Outcome, given = request([['Connection', 'close']])) => {
  const step = proxy(given);
  const end = step.kind === 'forward' ? step.up(outcome) : step;
  return end.kind === 'return' ? shown(end.outcome) : end;
};

test('the id of the router is set, whatever the instance says about routers and networks', () => {
  const forged = request([
    ['Host', 'x'],
    ['X-Neutron-Network-ID', 'forged'],
    ['x-neutron-router-id', 'forged'],
    ['User-Agent', 'curl'],
  ]);
  expect(passedOn(forged)).toEqual(
    request(
      [
        ['host', 'x'],
        ['user-agent', 'curl'],
        ['x-neutron-router-id', router],
        ['x-forwarded-for', '::ffff:10.0.0.4'],
        ['connection', 'close'],
      ],
      { peer: '' },
    ),
  );
});

test('the proxy of a network does it the other way round and listens on IPv4 alone', () => {
  const ofNetwork = namespaceProxy({ mode: 'network', id: 'n', release: 'master' });
  const forged = request([
    ['X-Neutron-Network-ID', 'forged'],
    ['X-Neutron-Router-ID', 'forged'],
  ]);
  expect(passedOn(forged, ofNetwork)?.headers).toEqual([
    ['x-neutron-network-id', 'n'],
    ['x-forwarded-for', '10.0.0.4'],
    ['connection', 'close'],
  ]);
});

test('X-Forwarded-For of the instance stays in front', () => {
  const lines = passedOn(request([['X-Forwarded-For', '10.9.9.9']], { peer: '2001:db8::4' }));
  expect(lines?.headers.filter(([name]) => name === 'x-forwarded-for')).toEqual([
    ['x-forwarded-for', '10.9.9.9'],
    ['x-forwarded-for', '2001:db8::4'],
  ]);
});

test('Connection loses haproxy’s own words, a second Host of the same text goes', () => {
  const given = request([
    ['Host', 'a'],
    ['Host', 'a'],
    ['Connection', 'keep-alive, upgrade'],
  ]);
  expect(passedOn(given)?.headers.slice(0, 2)).toEqual([
    ['host', 'a'],
    ['connection', 'upgrade'],
  ]);
});

test('underscores are no dashes to haproxy', () => {
  const given = request([['X_Neutron_Network_ID', 'forged']]);
  expect(passedOn(given)?.headers[0]).toEqual(['x_neutron_network_id', 'forged']);
});

test('the agent’s answer comes back with names in lower case', () => {
  const answer = {
    status: 200,
    reason: 'OK',
    headers: [
      ['Content-Type', 'text/plain'],
      ['Connection', 'keep-alive'],
      ['Content-Length', '2'],
    ],
    body: Buffer.from('hi'),
  } as const;
  const headers = [
    ['content-type', 'text/plain'],
    ['content-length', '2'],
  ];
  expect(backFrom(answered(answer), request([]))).toEqual({ ...answer, headers, body: 'hi' });
  expect(backFrom(answered(answer))).toMatchObject({
    headers: [...headers, ['connection', 'close']],
  });
});

const page = (status: number, reason: string, sentence: string, ...more: readonly Header[]) => {
  const body = `<html><body><h1>${status} ${reason}</h1>\n${sentence}\n</body></html>\n`;
  const headers = [
    ['content-length', String(body.length)],
    ['cache-control', 'no-cache'],
    ['content-type', 'text/html'],
    ...more,
  ];
  return { status, reason, headers, body };
};
const close: Header = ['connection', 'close'];
const incomplete = 'The server returned an invalid or incomplete response.';

test.each<[Outcome, ReturnType<typeof page>]>([
  [{ kind: 'closed' }, page(502, 'Bad Gateway', incomplete, close)],
  [{ kind: 'garbage', bytes: Buffer.from('?') }, page(502, 'Bad Gateway', incomplete, close)],
  [
    { kind: 'refused' },
    page(503, 'Service Unavailable', 'No server is available to handle this request.', close),
  ],
  [{ kind: 'timeout' }, page(504, 'Gateway Time-out', "The server didn't respond in time.", close)],
])('%j from the agent becomes a page of haproxy', (outcome, expected) => {
  expect(backFrom(outcome)).toEqual(expected);
});

test('an answer that is chunked in name only is none', () => {
  const answer = {
    status: 200,
    reason: 'OK',
    headers: [['Transfer-Encoding', 'chunked']],
  } as const;
  expect(backFrom(answered({ ...answer, body: Buffer.from('x') }))).toMatchObject({ status: 502 });
});

test('HEAD gets the headers of a page without the page', () => {
  const given = request([], { method: 'HEAD' });
  const expected = { ...page(502, 'Bad Gateway', incomplete), body: '' };
  expect(backFrom({ kind: 'closed' }, given)).toEqual(expected);
});

test('a malformed request gets the page of the parser, and nothing goes on', () => {
  const step = proxy(request([], { target: '/a b' }));
  const body =
    '<html><body><h1>400 Bad request</h1>\nYour browser sent an invalid request.\n</body></html>\n';
  expect(step.kind === 'return' && shown(step.outcome)).toEqual({
    status: 400,
    reason: 'Bad request',
    headers: [
      ['Content-length', '90'],
      ['Cache-Control', 'no-cache'],
      ['Connection', 'close'],
      ['Content-Type', 'text/html'],
    ],
    body,
  });
});
