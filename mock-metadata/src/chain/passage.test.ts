import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Release, Topology } from '../lab/model.ts';
import { answered } from '../message.ts';
import type { Nova } from '../nova/metadata-api.ts';
import type { HopName } from '../trace.ts';
import { chainFor } from './chain.ts';
import { get, sampleLab, sampleSubnet, stoppedClock, web } from './sample-lab.ts';

const page = answered({
  status: 200,
  reason: 'OK',
  headers: [['Content-Type', 'text/plain']],
  body: Buffer.from('x'),
});

const nova: Nova = {
  handle: () => (page.kind === 'answer' ? page : { kind: 'exception', name: '', message: '' }),
  handleBare: () => ({ kind: 'exception', name: '', message: '' }),
  storedPasswords: () => new Map(),
  changeLab: () => undefined,
};

const subnets = [sampleSubnet({ advancedServiceProviders: ['edge-1'] })];

/** How long a request takes whose answer a hop holds back, and what comes of it. */
const waitedFor = async (topology: Topology, hop: HopName, delayMs: number, release: Release) => {
  const clock = stoppedClock();
  const faults = new Map([[hop, { kind: 'delay', delayMs }]] as const);
  const chain = chainFor(sampleLab({ topology, release, subnets, faults }), nova, clock);
  const trace = await chain.trace({ instance: web }, get('/'));
  const status = trace.outcome.kind === 'answer' ? trace.outcome.answer.status : 0;
  return { waitedMs: clock.now(), status, decidedBy: trace.decidedBy, trace };
};

const infinite = Number.POSITIVE_INFINITY;

test.each<[Topology, HopName, number]>([
  ['router', 'nova', 32_000],
  ['router', 'metadata-agent', 32_000],
  ['router', 'namespace-proxy', infinite],
  ['dhcp', 'nova', 32_000],
  ['ovn', 'nova', 32_000],
  ['ovn', 'metadata-agent', 32_000],
  ['provider', 'nova', 60_000],
  ['provider', 'load-balancer', infinite],
  ['host', 'nova', 30_000],
  ['direct', 'nova', infinite],
])('in the topology %s nobody waits for %s longer than %d ms', async (topology, hop, limitMs) => {
  const anyRelease = fc.constantFrom<Release>('epoxy', 'master', ...inZed(topology));
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 120_000 }), anyRelease, async (delayMs, release) => {
      const { waitedMs, status, decidedBy } = await waitedFor(topology, hop, delayMs, release);
      expect(waitedMs).toBe(Math.min(delayMs, limitMs));
      expect(status).toBe(delayMs < limitMs ? 200 : 504);
      expect(decidedBy).toBe(delayMs < limitMs ? 'nova' : hop);
    }),
    { numRuns: 25 },
  );
});

const inZed = (topology: Topology): readonly Release[] => (topology === 'host' ? [] : ['zed']);

test('times in a trace begin when the instance sends, and a hop takes as long as all behind it', async () => {
  const { trace } = await waitedFor('router', 'nova', 40_000, 'master');
  expect(trace.hops.map(({ hop, afterMs, tookMs }) => [hop, afterMs, tookMs])).toEqual([
    ['instance', undefined, 32_000],
    ['namespace-proxy', undefined, 32_000],
    ['metadata-agent', undefined, 32_000],
    ['nova', undefined, 32_000],
  ]);
  expect(trace.hops[2]?.decisions.at(-1)?.rule).toBe('front-gave-up');
});

test('a second question comes after the time that the first one took', async () => {
  const clock = stoppedClock();
  const faults = new Map([['nova', { kind: 'delay', delayMs: 1000 }]] as const);
  const missing: Nova = {
    ...nova,
    handle: () =>
      page.kind === 'answer'
        ? { ...page, answer: { ...page.answer, status: 404 } }
        : nova.handle(get('/')),
  };
  const chain = chainFor(sampleLab({ release: 'zed', faults }), missing, clock);
  const { hops } = await chain.trace({ instance: web }, get('/'));
  expect(hops.filter(({ hop }) => hop === 'nova').map(({ afterMs }) => afterMs)).toEqual([
    undefined,
    1000,
  ]);
});

test('a trace by the clock of the system tells long waits without waiting', async () => {
  const faults = new Map([['nova', { kind: 'delay', delayMs: 40_000 }]] as const);
  const chain = chainFor(sampleLab({ faults }), nova);
  const { hops, outcome } = await chain.trace({ instance: web }, get('/'));
  expect(outcome).toMatchObject({ answer: { status: 504 } });
  expect(hops[0]?.tookMs).toBeGreaterThanOrEqual(32_000);
});
