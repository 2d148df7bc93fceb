import { expect, test } from 'vitest';
import { samplePort } from '../chain/sample-lab.ts';
import type { AgentCache } from '../lab/model.ts';
import { rememberedNeutron } from './agent-cache.ts';
import type { Neutron } from './port-lookup.ts';

const on: AgentCache = { enabled: true, backend: 'oslo_cache.dict', expirationTimeS: 10 };

const agentOf = (options: AgentCache | undefined) => {
  const asked: string[] = [];
  let nowMs = 0;
  let isAway = false;
  const neutron: Neutron = {
    routerNetworks: (id) => {
      asked.push(`router ${id}`);
      return isAway ? undefined : ['a'];
    },
    ports: ({ address }, networks) => {
      asked.push(`${address} on ${networks.join()}`);
      return isAway ? undefined : [samplePort({ id: `port of ${address}` })];
    },
  };
  const { asked: remembered } = rememberedNeutron(neutron, options, () => nowMs);
  return {
    asked,
    lookUp: (address: string, isFresh = false) =>
      remembered(isFresh)
        .ports({ address }, ['a'])
        ?.map(({ id }) => id),
    networks: () => remembered(false).routerNetworks('r'),
    pass: (ms: number) => {
      nowMs += ms;
    },
    setAway: (away: boolean) => {
      isAway = away;
    },
  };
};

test('what Neutron said is not asked again until it expires', () => {
  const agent = agentOf(on);
  expect([agent.lookUp('1'), agent.lookUp('1')]).toEqual([['port of 1'], ['port of 1']]);
  agent.networks();
  agent.networks();
  agent.pass(9_999);
  agent.lookUp('1');
  expect(agent.asked).toEqual(['1 on a', 'router r']);
  agent.pass(1);
  agent.lookUp('1');
  expect(agent.asked).toEqual(['1 on a', 'router r', '1 on a']);
});

test('a fresh answer takes the place of the one that is kept', () => {
  const agent = agentOf(on);
  agent.lookUp('1');
  agent.lookUp('1', true);
  agent.lookUp('1');
  expect(agent.asked).toEqual(['1 on a', '1 on a']);
});

test('silence is not kept', () => {
  const agent = agentOf(on);
  agent.setAway(true);
  expect(agent.lookUp('1')).toBeUndefined();
  agent.setAway(false);
  expect(agent.lookUp('1')).toEqual(['port of 1']);
});

test.each([undefined, { ...on, enabled: false }, { ...on, backend: 'dogpile.cache.null' }])(
  'with %j everything is asked again',
  (options) => {
    const agent = agentOf(options);
    agent.lookUp('1');
    agent.lookUp('1');
    expect(agent.asked).toEqual(['1 on a', '1 on a']);
  },
);
