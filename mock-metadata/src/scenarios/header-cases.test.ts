import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chainFor } from '../chain/chain.ts';
import { explained } from '../chain/explain.ts';
import {
  lonely,
  sampleClock,
  sampleLab,
  sampleSubnet,
  sampleWorld,
  web,
} from '../chain/sample-lab.ts';
import type { Instance, Release, Topology } from '../lab/model.ts';
import { novaFor } from '../nova/metadata-api.ts';
import { headerCases, simulated } from './header-cases.ts';

const subnets = [sampleSubnet({ advancedServiceProviders: ['edge-1'] })];

const outcomeOf = async (
  id: string,
  release: Release,
  instance: Instance = web,
  topology: Topology = 'router',
) => {
  const lab = sampleLab({ release, topology, subnets });
  const chain = chainFor(lab, novaFor(lab, sampleWorld), sampleClock);
  const headerCase = headerCases.find((each) => each.id === id);
  if (headerCase === undefined) throw new Error(`no case ${id}`);
  const trace = await simulated(chain, headerCase, instance);
  const { outcome, decidedBy } = trace;
  const result = outcome.kind === 'answer' ? outcome.answer.status : outcome.kind;
  return { trace, text: `${result} ${decidedBy}` };
};

/** What a case comes to since 2025.1, and in zed where that differs. */
const expected: Readonly<Record<string, readonly [string, string?]>> = {
  good: ['200 nova'],
  'no-instance-id': ['400 nova'],
  'bad-signature': ['403 nova'],
  'wrong-tenant': ['404 nova'],
  'forged-x-forwarded-for': ['502 metadata-agent', '500 metadata-agent'],
  'secret-mismatch': ['403 nova'],
  'unknown-address': ['404 metadata-agent'],
  'forged-network-id': ['200 nova'],
  'forged-router-id': ['200 nova'],
  'forged-network-id-underscores': ['400 metadata-agent', '404 metadata-agent'],
  'forged-instance-id': ['200 nova'],
  'both-neutron-headers': ['400 metadata-agent', '404 metadata-agent'],
  'neither-neutron-header': ['closed metadata-agent', '500 metadata-agent'],
  'empty-instance-id': ['403 nova'],
  'no-signature': ['400 nova'],
  'no-tenant-id': ['400 nova'],
};

test.each(Object.entries(expected))('%s comes to %j', async (id, [now, inZed = now]) => {
  expect((await outcomeOf(id, 'master')).text).toBe(now);
  expect((await outcomeOf(id, 'epoxy')).text).toBe(now);
  expect((await outcomeOf(id, 'zed')).text).toBe(inZed);
});

test('every case stands in the table, under an id of its own, and is expected above', () => {
  const ids = headerCases.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(Object.keys(expected));
  const files = readdirSync(new URL('./header-cases/', import.meta.url));
  expect(files).toHaveLength(ids.length);
});

test.each(headerCases.map(({ id }) => id))('a refusal says what to do: %s', async (id) => {
  const { trace } = await outcomeOf(id, 'master');
  const verdict = explained(trace).split('\n## ')[0];
  const isGood = trace.outcome.kind === 'answer' && trace.outcome.answer.status === 200;
  expect(verdict?.includes('What would make it pass')).toBe(!isGood);
  expect(verdict?.includes('Where upstream says it')).toBe(!isGood);
});

const noAgent = 'refused instance';
const withoutAgent = {
  'unknown-address': noAgent,
  'both-neutron-headers': noAgent,
  'neither-neutron-header': noAgent,
  'forged-x-forwarded-for': '200 nova',
  'forged-network-id-underscores': '200 nova',
};

/** Where a topology differs from the router. */
const elsewhere: Readonly<Record<Topology, Readonly<Record<string, string>>>> = {
  router: {},
  dhcp: { 'forged-network-id-underscores': '404 metadata-agent' },
  ovn: {
    'forged-network-id-underscores': '200 nova',
    'both-neutron-headers': '404 metadata-agent',
    'neither-neutron-header': '404 metadata-agent',
  },
  provider: withoutAgent,
  direct: {
    ...withoutAgent,
    good: '400 nova',
    'secret-mismatch': '400 nova',
    'forged-x-forwarded-for': '400 nova',
    'forged-network-id': '400 nova',
    'forged-router-id': '400 nova',
    'forged-network-id-underscores': '400 nova',
    'forged-instance-id': '403 nova',
  },
  host: withoutAgent,
};

test.each(Object.keys(elsewhere) as readonly Topology[])(
  'every case has an answer in the topology %s',
  async (topology) => {
    for (const { id } of headerCases) {
      const { text } = await outcomeOf(id, 'master', web, topology);
      expect(`${id}: ${text}`).toBe(`${id}: ${elsewhere[topology][id] ?? expected[id]?.[0]}`);
    }
  },
);

test.each<[string, Topology, RegExp]>([
  ['both-neutron-headers', 'provider', /has no metadata agent, so nobody can be asked there/],
  ['forged-network-id', 'host', /Mind:\*\* In the topology host nobody reads this header/],
  ['forged-router-id', 'ovn', /Mind:\*\* OVN reads X-OVN-Network-ID only/],
  ['secret-mismatch', 'direct', /Mind:\*\* In the topology direct nobody signs/],
  ['forged-x-forwarded-for', 'provider', /an instance can pass for another/],
])('a case that makes no sense, or another one, says so: %s in %s', async (id, topology, said) => {
  const { trace } = await outcomeOf(id, 'master', web, topology);
  expect(explained(trace).split('\n## ')[0]).toMatch(said);
});

test('where the topology has what a case is about, there is nothing to remark', async () => {
  for (const { id } of headerCases) {
    expect((await outcomeOf(id, 'master')).trace.remarks, id).toBeUndefined();
  }
});

test('a forged identity is no longer there when Nova is asked', async () => {
  const { trace } = await outcomeOf('forged-instance-id', 'master');
  const atNova = trace.hops.find(({ hop }) => hop === 'nova');
  expect(atNova?.received.headers).toContainEqual(['X-Instance-ID', web.uuid]);
});

test('for an instance that has no way to a proxy, the cases from inside say so', async () => {
  const { text, trace } = await outcomeOf('good', 'master', lonely);
  expect(text).toBe('refused instance');
  expect(trace.hops[0]?.decisions[0]?.rule).toBe('no-router');
});
