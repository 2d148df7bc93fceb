import { expect, test } from 'vitest';
import type { Lab } from '../../lab/model.ts';
import { answered, type Outcome } from '../../message.ts';
import type { Nova } from '../../nova/metadata-api.ts';
import type { HopName } from '../../trace.ts';
import { chainFor } from '../chain.ts';
import { explained } from '../explain.ts';
import { get, sampleLab, stoppedClock, web } from '../sample-lab.ts';
import type { Fault } from './fault.ts';

const document = new TextEncoder().encode('a document');
const good = answered({
  status: 200,
  reason: 'OK',
  headers: [
    ['Content-Length', '10'],
    ['Content-Type', 'text/plain; charset=UTF-8'],
  ],
  body: document,
});

/** A chain with faults whose Nova is well, and how often that Nova was asked. */
const chainWith = (faults: Partial<Record<HopName, Fault>>, lab: Partial<Lab> = {}) => {
  let asked = 0;
  const handle = () => {
    asked += 1;
    return good.kind === 'answer' ? good : { kind: 'exception' as const, name: '', message: '' };
  };
  const nova: Nova = {
    handle,
    handleBare: handle,
    storedPasswords: () => new Map(),
    changeLab: () => undefined,
  };
  const clock = stoppedClock();
  const all = new Map(Object.entries(faults) as [HopName, Fault][]);
  const chain = chainFor(sampleLab({ ...lab, faults: all }), nova, clock);
  return { chain, clock, asked: () => asked };
};

const seen = (outcome: Outcome): string =>
  outcome.kind === 'answer'
    ? (`${outcome.answer.status} ${Buffer.from(outcome.answer.body)}`.split('\n')[0] ?? '')
    : outcome.kind;

interface Expected {
  readonly got: RegExp;
  readonly decidedBy: HopName;
  /** How long the instance waited. */
  readonly afterS?: number;
}

const page503 = /^503 <html><body><h1>503 Service Unavailable/;

test.each<[HopName, Fault, Partial<Lab>, Expected]>([
  ['nova', { kind: 'status', status: 404 }, {}, { got: /^404/, decidedBy: 'nova' }],
  ['nova', { kind: 'status', status: 418 }, {}, { got: /^502/, decidedBy: 'metadata-agent' }],
  [
    'metadata-agent',
    { kind: 'status', status: 503 },
    {},
    { got: page503, decidedBy: 'metadata-agent' },
  ],
  [
    'namespace-proxy',
    { kind: 'status', status: 500, body: 'hello', contentType: 'text/plain' },
    {},
    { got: /^500 hello$/, decidedBy: 'namespace-proxy' },
  ],
  ['nova', { kind: 'delay', delayMs: 2000 }, {}, { got: /^200/, decidedBy: 'nova', afterS: 2 }],
  ['nova', { kind: 'delay', delayMs: 40_000 }, {}, { got: /^504/, decidedBy: 'nova', afterS: 32 }],
  [
    'nova',
    { kind: 'delay', delayMs: 40_000 },
    { release: 'zed' },
    { got: /^504/, decidedBy: 'nova', afterS: 32 },
  ],
  [
    'metadata-agent',
    { kind: 'delay', delayMs: 40_000 },
    {},
    { got: /^504/, decidedBy: 'metadata-agent', afterS: 32 },
  ],
  [
    'namespace-proxy',
    { kind: 'delay', delayMs: 90_000 },
    {},
    { got: /^200/, decidedBy: 'nova', afterS: 90 },
  ],
  [
    'nova',
    { kind: 'delay', delayMs: 90_000 },
    { topology: 'direct' },
    { got: /^200/, decidedBy: 'nova', afterS: 90 },
  ],
  [
    'nova',
    { kind: 'slow-body', bytesPerSecond: 5 },
    {},
    { got: /^200/, decidedBy: 'nova', afterS: 2 },
  ],
  [
    'nova',
    { kind: 'slow-body', bytesPerSecond: 0.1 },
    {},
    { got: /^504/, decidedBy: 'nova', afterS: 32 },
  ],
  [
    'metadata-agent',
    { kind: 'slow-body', bytesPerSecond: 5 },
    {},
    { got: /^200 a document/, decidedBy: 'nova' },
  ],
  [
    'metadata-agent',
    { kind: 'truncated-body', bytes: 3 },
    {},
    { got: /^200 a d$/, decidedBy: 'metadata-agent' },
  ],
  ['nova', { kind: 'truncated-body', bytes: 3 }, {}, { got: /^502/, decidedBy: 'metadata-agent' }],
  ['nova', { kind: 'truncated-body', bytes: 99 }, {}, { got: /^200/, decidedBy: 'nova' }],
  ['nova', { kind: 'reset' }, {}, { got: /^503/, decidedBy: 'nova' }],
  ['nova', { kind: 'reset' }, { release: 'zed' }, { got: /^500/, decidedBy: 'nova' }],
  ['nova', { kind: 'reset' }, { topology: 'direct' }, { got: /^reset/, decidedBy: 'nova' }],
  ['metadata-agent', { kind: 'reset' }, {}, { got: /^502/, decidedBy: 'metadata-agent' }],
  ['metadata-agent', { kind: 'closed' }, {}, { got: /^502/, decidedBy: 'metadata-agent' }],
  ['namespace-proxy', { kind: 'closed' }, {}, { got: /^closed/, decidedBy: 'namespace-proxy' }],
  ['metadata-agent', { kind: 'away' }, {}, { got: /^503/, decidedBy: 'metadata-agent' }],
  ['namespace-proxy', { kind: 'away' }, {}, { got: /^refused/, decidedBy: 'namespace-proxy' }],
  [
    'nova',
    { kind: 'content-type', contentType: 'image/png' },
    {},
    { got: /^502/, decidedBy: 'metadata-agent' },
  ],
  [
    'nova',
    { kind: 'content-type', contentType: undefined },
    {},
    { got: /^502/, decidedBy: 'metadata-agent' },
  ],
  [
    'nova',
    { kind: 'content-type', contentType: 'text/html' },
    {},
    { got: /^200/, decidedBy: 'nova' },
  ],
  ['load-balancer', { kind: 'away' }, {}, { got: /^200/, decidedBy: 'nova' }],
])('%s with %j in %j', async (hop, fault, lab, { got, decidedBy, afterS = 0 }) => {
  const { chain, clock } = chainWith({ [hop]: fault }, lab);
  const trace = await chain.trace({ instance: web }, get('/'));
  expect(seen(trace.outcome)).toMatch(got);
  expect(trace.decidedBy).toBe(decidedBy);
  expect(clock.now()).toBe(afterS * 1000);
  expect(trace.hops[0]?.tookMs ?? 0).toBe(afterS * 1000);
  expect(await chainWith({ [hop]: fault }, lab).chain.send({ instance: web }, get('/'))).toEqual(
    trace.outcome,
  );
});

test('a fault of the agent says so in the explanation, and what to do', async () => {
  const { chain } = chainWith({ 'metadata-agent': { kind: 'away' } });
  const text = explained(await chain.trace({ instance: web }, get('/')));
  expect(text).toMatch(/^\*\*503 Service Unavailable\*\*, decided by the metadata agent/);
  expect(text).toContain('Simulated: a fault was set at the metadata agent, which is away');
  expect(text).toContain('**What would make it pass:** Remove the fault of the metadata agent');
});

test('where another hop decides what becomes of a fault, the fault is named beside it', async () => {
  const { chain } = chainWith({ nova: { kind: 'truncated-body', bytes: 3 } });
  const [verdict] = explained(await chain.trace({ instance: web }, get('/'))).split('\n## ');
  expect(verdict).toMatch(
    /Mind:\*\* Simulated: a fault was set at Nova.*make it pass:\*\* Remove the fault of Nova.*In a real cloud:\*\* Look into the log/s,
  );
});

test('a fault that changes a refusal leaves it the refusal that it was', async () => {
  const { chain } = chainWith({ nova: { kind: 'content-type', contentType: 'text/x' } });
  chain.faults.set('metadata-agent', { kind: 'status', status: 404 });
  chain.faults.set('namespace-proxy', { kind: 'content-type', contentType: 'text/x' });
  const trace = await chain.trace({ instance: web }, get('/'));
  expect(trace.decidedBy).toBe('metadata-agent');
  expect(trace.outcome).toMatchObject({ answer: { headers: [['content-type', 'text/x'], {}] } });
});

test('a body that comes slowly from the last hop is marked for whoever sends it on', async () => {
  const { chain } = chainWith({ 'namespace-proxy': { kind: 'slow-body', bytesPerSecond: 7 } });
  const outcome = await chain.send({ instance: web }, get('/'));
  expect(outcome).toMatchObject({ answer: { bytesPerSecond: 7 } });
});

test('a hop that flaps fails and passes in turn, by absence unless told otherwise', async () => {
  const { chain } = chainWith({ nova: { kind: 'flapping', fail: 1, pass: 2 } });
  const statuses: string[] = [];
  for (let count = 0; count < 6; count += 1) {
    statuses.push(seen(await chain.send({ instance: web }, get('/'))).slice(0, 3));
  }
  expect(statuses).toEqual(['503', '200', '200', '503', '200', '200']);
});

test('a hop can flap with any other fault', async () => {
  const fault = { kind: 'status', status: 400 } as const;
  const { chain } = chainWith({ nova: { kind: 'flapping', fail: 1, pass: 0, fault } });
  expect(seen(await chain.send({ instance: web }, get('/')))).toMatch(/^400/);
  expect(seen(await chain.send({ instance: web }, get('/')))).toMatch(/^400/);
});

test('what a slow hop does, it does: the request reached Nova although nobody waited', async () => {
  const { chain, asked } = chainWith({ nova: { kind: 'delay', delayMs: 60_000 } });
  expect(seen(await chain.send({ instance: web }, get('/')))).toMatch(/^504/);
  expect(asked()).toBe(1);
});

test('a hop that is away is never asked', async () => {
  const { chain, asked } = chainWith({ nova: { kind: 'away' } });
  await chain.send({ instance: web }, get('/'));
  expect(asked()).toBe(0);
});

test('who asks the agent itself waits as long as the agent does', async () => {
  const { chain, clock } = chainWith({ nova: { kind: 'delay', delayMs: 90_000 } });
  const request = get('/', [
    ['X-Forwarded-For', '10.0.0.4'],
    ['X-Neutron-Network-ID', web.networkInfo[0]?.id ?? 'c3c3c3c3-0000-4000-8000-000000000001'],
  ]);
  const trace = await chain.trace({ instance: web }, request, 'metadata-agent');
  expect(trace.outcome).toEqual({ kind: 'closed' });
  expect(clock.now()).toBe(60_000);
});

test('faults can be set, read and cleared while the chain runs', async () => {
  const { chain } = chainWith({});
  const status = async () => seen(await chain.send({ instance: web }, get('/'))).slice(0, 3);
  const fault: Fault = { kind: 'status', status: 409 };
  chain.faults.set('nova', fault);
  expect(await status()).toBe('409');
  expect(chain.faults.at('nova')).toEqual(fault);
  chain.faults.set('nova', undefined);
  expect(await status()).toBe('200');
  chain.faults.set('nova', fault);
  chain.faults.clear();
  expect(await status()).toBe('200');
  expect(chain.faults.all.size).toBe(0);
});
