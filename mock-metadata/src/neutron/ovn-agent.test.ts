import { expect, test } from 'vitest';
import { ids, samplePort } from '../chain/sample-lab.ts';
import type { AgentCache, Release } from '../lab/model.ts';
import { answered, type Header, type HttpRequest, type Outcome } from '../message.ts';
import type { Hop } from './hop.ts';
import { metadataAgent, ovnAgent } from './metadata-agent.ts';
import { type Neutron, portIndex } from './port-lookup.ts';

const network = samplePort({}).networkId;
const index = portIndex({
  ports: [samplePort({ fixedIps: [{ ipAddress: '10.0.0.4', subnetId: 's' }] })],
});

const answer = (status: number): Outcome =>
  answered({
    status,
    reason: 'x',
    headers: [['Content-Type', 'text/plain; charset=UTF-8']],
    body: Buffer.from('body'),
  });

const request = (headers: readonly Header[], more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  target: '/latest/',
  headers,
  body: new Uint8Array(0),
  peer: '',
  ...more,
});

/** What comes out, and how often Nova was asked. */
const through = (agent: Hop, given: HttpRequest, nova = answer(200)) => {
  let asked = 0;
  let step = agent(given);
  while (step.kind === 'forward' && asked < 10) {
    asked += 1;
    step = step.up(nova);
  }
  const outcome = step.kind === 'return' ? step.outcome : undefined;
  return { asked, outcome, answer: outcome?.kind === 'answer' ? outcome.answer : undefined };
};

const ovn = (release: Release, neutron: Neutron = index): Hop =>
  ovnAgent({ release, sharedSecret: 's', neutron, now: () => 0 });

const fromOvn = [
  ['X-Forwarded-For', '10.0.0.4'],
  ['X-OVN-Network-ID', network],
] as const;
const fromNeutron = [
  ['X-Forwarded-For', '10.0.0.4'],
  ['X-Neutron-Network-ID', network],
] as const;

test.each<Release>(['zed', 'epoxy', 'master'])(
  'OVN’s agent of %s asks Nova by its own header',
  (release) => {
    expect(through(ovn(release), request(fromOvn))).toMatchObject({
      asked: 1,
      answer: { status: 200 },
    });
    expect(through(ovn(release), request(fromNeutron))).toMatchObject({
      asked: 0,
      answer: { status: 404 },
    });
  },
);

test('the page for a missing network speaks of router None', () => {
  const { answer: page } = through(ovn('master'), request(fromNeutron));
  expect(Buffer.from(page?.body ?? []).toString()).toContain(
    'Instance was not found on router None.',
  );
});

test('on 404 only the other agent of zed asks Nova again', () => {
  expect(through(ovn('zed'), request(fromOvn), answer(404)).asked).toBe(1);
  const other = metadataAgent({ release: 'zed', sharedSecret: 's', neutron: index, now: () => 0 });
  expect(through(other, request(fromNeutron), answer(404)).asked).toBe(2);
});

test('the agent answers in the version that it was asked in; zed answers in 1.1 and hangs up', () => {
  const old = request(fromOvn, { httpVersion: '1.0' });
  expect(through(ovn('master'), old).answer).toMatchObject({ httpVersion: '1.0' });
  const inZed = through(ovn('zed'), old).answer;
  expect(inZed?.httpVersion).toBeUndefined();
  expect(inZed?.headers.at(-1)).toEqual(['Connection', 'close']);
});

const cache: AgentCache = { enabled: true, backend: 'oslo_cache.dict', expirationTimeS: 10 };

test.each<[Release, number]>([
  ['zed', 1],
  ['master', 2],
])(
  'the agent of %s with a port cache asks Neutron %i times for two requests',
  (release, expected) => {
    let questions = 0;
    const neutron: Neutron = {
      ...index,
      ports: (query, networks) => {
        questions += 1;
        return index.ports(query, networks);
      },
    };
    const agent = metadataAgent({ release, sharedSecret: 's', neutron, cache, now: () => 0 });
    through(agent, request(fromNeutron));
    expect(through(agent, request(fromNeutron)).answer?.status).toBe(200);
    expect(questions).toBe(expected);
  },
);

test('a 404 of Nova is looked up past the cache', () => {
  const found = samplePort({ deviceId: ids.web });
  let isGone = false;
  const neutron: Neutron = { ...index, ports: () => (isGone ? [] : [found]) };
  const agent = metadataAgent({ release: 'zed', sharedSecret: 's', neutron, cache, now: () => 0 });
  through(agent, request(fromNeutron));
  isGone = true;
  expect(through(agent, request(fromNeutron), answer(404)).asked).toBe(1);
  expect(through(agent, request(fromNeutron)).asked).toBe(0);
});
