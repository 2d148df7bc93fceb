import { expect, test } from 'vitest';
import type { Lab, Topology } from '../lab/model.ts';
import { answered, type HttpRequest, type Outcome } from '../message.ts';
import type { Nova, NovaResult } from '../nova/metadata-api.ts';
import type { HopName } from '../trace.ts';
import { chainFor } from './chain.ts';
import { db, get, ids, lonely, sampleClock, sampleLab, web } from './sample-lab.ts';

const document = new TextEncoder().encode('a document');
const answer = (status: number, body = document): NovaResult => ({
  kind: 'answer',
  answer: {
    status,
    reason: 'OK',
    headers: [
      ['Content-Length', String(body.length)],
      ['Content-Type', 'text/plain; charset=UTF-8'],
    ],
    body,
  },
});

interface Given {
  readonly lab?: Partial<Lab>;
  readonly nova?: NovaResult | Promise<NovaResult>;
}

/** A chain in front of a Nova that always does the same, and what that Nova was asked. */
const chainWith = ({ lab, nova = answer(200) }: Given = {}) => {
  const asked: HttpRequest[] = [];
  const handle = (request: HttpRequest): NovaResult | Promise<NovaResult> => {
    asked.push(request);
    return nova;
  };
  const fake: Nova = {
    handle,
    handleBare: handle,
    storedPasswords: () => new Map(),
    changeLab: () => undefined,
  };
  return { chain: chainFor(sampleLab(lab), fake, sampleClock), asked };
};

const status = (outcome: Outcome): number | string =>
  outcome.kind === 'answer' ? outcome.answer.status : outcome.kind;

test('a document goes through all hops without being copied', async () => {
  const outcome = await chainWith().chain.send({ instance: web }, get('/x'));
  expect(outcome).toEqual(
    answered({
      status: 200,
      reason: 'OK',
      headers: [
        ['content-type', 'text/plain; charset=UTF-8'],
        ['content-length', '10'],
      ],
      body: document,
    }),
  );
  expect(outcome.kind === 'answer' && outcome.answer.body).toBe(document);
});

test('each instance is itself, whatever peer its request names', async () => {
  const { chain, asked } = chainWith();
  await chain.send({ instance: web }, { ...get('/'), peer: '127.0.0.1' });
  await chain.send({ instance: db }, { ...get('/'), peer: '127.0.0.1' });
  const named = asked.map(({ headers }) => headers.find(([name]) => name === 'X-Instance-ID')?.[1]);
  expect(named).toEqual([web.uuid, db.uuid]);
});

test('each network has a proxy of its own', async () => {
  const { chain } = chainWith({ lab: { topology: 'dhcp' } });
  const networks = [web, lonely].map(async (instance) => {
    const { hops } = await chain.trace({ instance }, get('/'));
    return hops[1]?.forwarded?.headers.find(([name]) => name === 'x-neutron-network-id')?.[1];
  });
  expect(await Promise.all(networks)).toEqual([ids.private, ids.isolated]);
});

test('where Nova redirects, the first request that was passed on is kept', async () => {
  const headers = [['Location', '/again']] as const;
  const moved = { status: 307, reason: '', headers, body: document };
  const { chain } = chainWith({ nova: { kind: 'answer', answer: moved } });
  const { hops } = await chain.trace({ instance: web }, get('/first'));
  expect(hops[2]).toMatchObject({ hop: 'metadata-agent', forwarded: { target: '/first' } });
  expect(hops[4]?.received.target).toBe('/again');
});

test('a Nova that takes its time is waited for', async () => {
  const { chain } = chainWith({ nova: Promise.resolve(answer(200)) });
  expect(status(await chain.send({ instance: web }, get('/')))).toBe(200);
});

test('an instance without a way gets no connection, and its trace says why', async () => {
  const { chain, asked } = chainWith();
  expect(await chain.send({ instance: lonely }, get('/'))).toEqual({ kind: 'refused' });
  const trace = await chain.trace({ instance: lonely }, get('/'));
  expect(trace).toMatchObject({ decidedBy: 'instance', outcome: { kind: 'refused' } });
  expect(trace.hops.map(({ hop }) => hop)).toEqual(['instance']);
  expect(trace.hops[0]?.decisions[0]?.rule).toBe('no-router');
  expect(asked).toEqual([]);
});

test('a trace gives what send gives, and every hop on the way', async () => {
  const { chain } = chainWith();
  const trace = await chain.trace({ instance: web }, get('/latest/'));
  expect(trace.outcome).toEqual(await chain.send({ instance: web }, get('/latest/')));
  expect(trace.hops.map(({ hop, received }) => [hop, received.peer])).toEqual([
    ['instance', ''],
    ['namespace-proxy', '10.0.0.4'],
    ['metadata-agent', ''],
    ['nova', '127.0.0.1'],
  ]);
  expect(trace.hops.map(({ forwarded }) => forwarded)).toEqual([
    ...trace.hops.slice(1).map(({ received }) => received),
    undefined,
  ]);
});

test.each<[HopName, readonly HopName[]]>([
  ['namespace-proxy', ['namespace-proxy', 'metadata-agent', 'nova']],
  ['metadata-agent', ['metadata-agent']],
  ['nova', ['nova']],
])('a request can be put straight to the hop %s', async (enterAt, hops) => {
  const { chain } = chainWith();
  const request = { ...get('/'), peer: '192.0.2.7' };
  const trace = await chain.trace({ instance: web }, request, enterAt);
  expect(trace.hops.map(({ hop }) => hop)).toEqual(hops);
  const peers = { 'namespace-proxy': '10.0.0.4', 'metadata-agent': '', nova: '192.0.2.7' };
  expect(trace.hops[0]?.received.peer).toBe(peers[enterAt as keyof typeof peers]);
});

const exception: NovaResult = { kind: 'exception', name: 'KeyError', message: 'x' };
const forged = get('/', [['X-Forwarded-For', '10.9.9.9']]);
const binary = new Uint8Array([0xff, 0]);

test.each<[string, HopName, number, Given, HttpRequest]>([
  ['a good answer', 'nova', 200, {}, get('/')],
  ['an error of Nova', 'nova', 404, { nova: answer(404) }, get('/')],
  ['an exception of Nova', 'nova', 503, { nova: exception }, get('/')],
  ['a status that no agent knows', 'metadata-agent', 502, { nova: answer(405) }, get('/')],
  ['a body that is no text', 'metadata-agent', 502, { nova: answer(200, binary) }, get('/')],
  ['a forged address', 'metadata-agent', 502, {}, forged],
  ['a malformed request', 'namespace-proxy', 400, {}, get('/a b')],
  ['the same answer in zed', 'nova', 404, { nova: answer(404), lab: { release: 'zed' } }, get('/')],
])('%s: %s decided', async (_, decidedBy, expected, given, request) => {
  const { chain } = chainWith(given);
  const trace = await chain.trace({ instance: web }, request);
  expect(trace.decidedBy).toBe(decidedBy);
  expect(status(trace.outcome)).toBe(expected);
});

test('what Nova’s web server makes of an exception is in the trace', async () => {
  const trace = await chainWith({ nova: exception }).chain.trace({ instance: web }, get('/'));
  expect(trace.hops.at(-1)).toMatchObject({
    hop: 'nova',
    returned: { kind: 'closed' },
    decisions: [
      { kind: 'close', rule: 'nova-exception', reason: expect.stringMatching('KeyError') },
    ],
  });
});

test('Nova’s web server joins lines of one name, and the trace says so', async () => {
  const headers = [
    ['X-Tenant-ID', 'a'],
    ['X_Tenant_ID', 'b'],
  ] as const;
  const { chain } = chainWith();
  const { hops } = await chain.trace({ instance: web }, get('/', headers), 'nova');
  expect(hops[0]?.changes).toMatchObject([{ kind: 'joined', name: 'x-tenant-id', after: 'a, b' }]);
});

test('the agent of zed asks Nova twice after 404, and both visits are in the trace', async () => {
  const { chain } = chainWith({ nova: answer(404), lab: { release: 'zed' } });
  const trace = await chain.trace({ instance: web }, get('/'));
  expect(trace.hops.map(({ hop }) => hop).slice(2)).toEqual(['metadata-agent', 'nova', 'nova']);
});

test('another secret in the agent is another signature for the same Nova', async () => {
  const { chain, asked } = chainWith();
  const other = chain.withNeutron({ metadataProxySharedSecret: 'another' });
  await chain.send({ instance: web }, get('/'));
  await other.send({ instance: web }, get('/'));
  const [before, after] = asked.map(({ headers }) => headers.at(-1));
  expect(before?.[0]).toBe('X-Instance-ID-Signature');
  expect(after).not.toEqual(before);
});

test('a cloud that changes is asked anew, while the hops go on', async () => {
  const { chain } = chainWith();
  expect(status(await chain.send({ instance: lonely }, get('/')))).toBe('refused');
  const lab = sampleLab({ topology: 'dhcp', faults: new Map([['nova', { kind: 'away' }]]) });
  chain.changeLab(lab);
  expect(chain.lab).toBe(lab);
  expect(status(await chain.send({ instance: lonely }, get('/')))).toBe(503);
  chain.changeLab(sampleLab({ topology: 'dhcp' }));
  expect(status(await chain.send({ instance: lonely }, get('/')))).toBe(200);
});

test('a port that moves is found where it is now', async () => {
  const { chain } = chainWith();
  expect(status(await chain.send({ instance: db }, get('/')))).toBe(200);
  chain.changeLab(
    sampleLab({ ports: sampleLab().ports.filter(({ deviceId }) => deviceId !== db.uuid) }),
  );
  expect(status(await chain.send({ instance: db }, get('/')))).toBe('refused');
});

test('a fault that was set by hand outlives a change that does not speak of it', () => {
  const { chain } = chainWith();
  chain.faults.set('nova', { kind: 'reset' });
  chain.changeLab(sampleLab());
  expect(chain.faults.at('nova')).toEqual({ kind: 'reset' });
});

test.each<[Topology, readonly HopName[]]>([
  ['router', ['instance', 'namespace-proxy', 'metadata-agent', 'nova']],
  ['dhcp', ['instance', 'namespace-proxy', 'metadata-agent', 'nova']],
  ['ovn', ['instance', 'namespace-proxy', 'metadata-agent', 'nova']],
  ['provider', ['instance', 'load-balancer', 'nova']],
  ['direct', ['instance', 'nova']],
  ['host', ['instance', 'host-proxy', 'nova']],
])('the hops of the topology %s', (topology, hops) => {
  expect(chainWith({ lab: { topology } }).chain.hops).toEqual(hops);
});

test('a hop can be had alone; a proxy belongs to the way of an instance', async () => {
  const { chain } = chainWith();
  const proxy = chain.hopOf(web, 'namespace-proxy');
  const step = await proxy?.({ ...get('/'), peer: '10.0.0.4' });
  expect(step).toMatchObject({
    kind: 'forward',
    request: { headers: expect.arrayContaining([['x-neutron-router-id', ids.router]]) },
  });
  expect(chain.hopOf(undefined, 'namespace-proxy')).toBeUndefined();
  expect(chain.hopOf(lonely, 'namespace-proxy')).toBeUndefined();
  expect(chain.hopOf(web, 'load-balancer')).toBeUndefined();
  expect(chain.hopOf(web, 'instance')).toBeUndefined();
  expect(chain.hopOf(undefined, 'metadata-agent')).toBeDefined();
  expect(await chain.hopOf(undefined, 'nova')?.(get('/'))).toMatchObject({ kind: 'return' });
});

test('a hop that the topology does not have cannot be asked, and the trace says so', async () => {
  const { chain, asked } = chainWith({ lab: { topology: 'direct' } });
  const trace = await chain.trace({ instance: web }, get('/'), 'metadata-agent');
  expect(trace).toMatchObject({ decidedBy: 'instance', outcome: { kind: 'refused' } });
  expect(trace.hops[0]?.decisions).toMatchObject([
    { rule: 'no-such-hop', reason: expect.stringMatching(/direct has no metadata agent/) },
  ]);
  expect(asked).toEqual([]);
});

test('who asks over IPv6 comes from the link-local address, with faults as without', async () => {
  const { chain, asked } = chainWith();
  const sender = { instance: web, family: 6 } as const;
  await chain.send(sender, get('/'));
  await chain.trace(sender, get('/'));
  chain.faults.set('nova', { kind: 'delay', delayMs: 1 });
  await chain.send(sender, get('/'));
  const seen = asked.map(
    ({ headers }) => headers.find(([name]) => name === 'X-Forwarded-For')?.[1],
  );
  expect(seen).toEqual(Array(3).fill('fe80::f816:3eff:fe00:1'));
});
