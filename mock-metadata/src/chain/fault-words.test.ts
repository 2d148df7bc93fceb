import { expect, test } from 'vitest';
import type { Topology } from '../lab/model.ts';
import { faultyHops, hopWordsOf } from '../lab/resolve-faults.ts';
import { hopsOf, topologyPlans } from './topologies.ts';

test.each(Object.keys(topologyPlans) as Topology[])(
  'every hop of the topology %s can misbehave by its word in a lab',
  (topology) => {
    const [, ...hops] = hopsOf({ topology });
    expect(hopWordsOf[topology].map((word) => faultyHops[word])).toEqual(hops);
  },
);
