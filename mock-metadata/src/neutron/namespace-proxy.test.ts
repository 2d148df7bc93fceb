import { expect, test } from 'vitest';
import { answered, type Header, type HttpRequest, type Outcome } from '../message.ts';
import type { Decision } from '../trace.ts';
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

const limited = (release: 'zed' | 'master', clock: { nowMs: number }) =>
  namespaceProxy({
    mode: 'network',
    id: 'n',
    release,
    rateLimiting: {
      rateLimitEnabled: true,
      ipVersions: [4],
      baseWindowDurationS: 10,
      baseQueryRateLimit: 2,
      burstWindowDurationS: 10,
      burstQueryRateLimit: 2,
    },
    now: () => clock.nowMs,
  });

const statusOf = (hop: typeof proxy, headers: readonly Header[] = []): number | 'passed' => {
  const step = hop(request(headers));
  return step.kind === 'return' && step.outcome.kind === 'answer'
    ? step.outcome.answer.status
    : 'passed';
};

test('whoever asks too often gets 429 until some time went by', () => {
  const clock = { nowMs: 1_000_000 };
  const hop = limited('master', clock);
  const statuses = [statusOf(hop), statusOf(hop), statusOf(hop), statusOf(hop)];
  expect(statuses).toEqual(['passed', 'passed', 429, 429]);
  clock.nowMs += 20_000;
  expect(statusOf(hop)).toBe('passed');
});

test('zed knows no limit', () => {
  const hop = limited('zed', { nowMs: 0 });
  expect([statusOf(hop), statusOf(hop), statusOf(hop)]).toEqual(['passed', 'passed', 'passed']);
});

test('the refusal says which window was full and what to change', () => {
  const decisions: Decision[] = [];
  const notes = {
    change: () => undefined,
    lookup: () => undefined,
    decide: (decision: Decision) => decisions.push(decision),
  };
  const hop = limited('master', { nowMs: 0 });
  for (let count = 0; count < 3; count += 1) hop(request([]), notes);
  expect(decisions.at(-1)).toMatchObject({
    kind: 'refuse',
    rule: 'rate-limit',
    reason: expect.stringContaining('10.0.0.4 asked 3 times within 10 s'),
    remedy: expect.stringContaining('base_query_rate_limit'),
  });
});

test.each([
  [[['Transfer-Encoding', 'gzip, chunked']], 422],
  [[['Transfer-Encoding', 'gzip']], 400],
] as const)('%j is refused with %i', (headers, status) => {
  expect(statusOf(proxy, headers)).toBe(status);
});
