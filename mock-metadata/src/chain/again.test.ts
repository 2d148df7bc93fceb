import { expect, test } from 'vitest';
import type { Lab, Release, Topology } from '../lab/model.ts';
import { readLab } from '../lab/read-lab.ts';
import type { Outcome } from '../message.ts';
import { novaFor } from '../nova/metadata-api.ts';
import { chainFor } from './chain.ts';
import { get, sampleWorld, stoppedClock } from './sample-lab.ts';

const labOf = (topology: Topology, release: Release = 'epoxy', name = 'web', more = ''): Lab => {
  const text = `topology: ${topology}
release: ${release}
${more}networks:
  private: {subnets: [{cidr: 10.0.0.0/24, advanced_service_providers: [edge]}]}
instances: {web: {display_name: ${name}}}
`;
  const { lab, problems } = readLab(text, 'web.lab.yaml', () => new Uint8Array());
  if (lab === undefined) throw new Error(JSON.stringify(problems));
  return lab;
};

const chainOf = (lab: Lab) => chainFor(lab, novaFor(lab, sampleWorld), stoppedClock());

const textOf = (outcome: Outcome) =>
  outcome.kind === 'answer'
    ? `${outcome.answer.status} ${Buffer.from(outcome.answer.body).toString()}`
    : outcome.kind;

const paths = ['/', '/openstack/latest/meta_data.json', '/latest/meta-data/', '/openstack/nothing'];

test.each(['router', 'dhcp', 'ovn', 'provider', 'direct', 'host'] as const)(
  'a request that comes again gets what it would get once: %s',
  async (topology) => {
    for (const release of ['zed', 'epoxy', 'master'] as const) {
      const chain = chainOf(labOf(topology, release));
      const [instance] = chain.lab.instances;
      if (instance === undefined) throw new Error('The lab has no instance.');
      for (const path of paths) {
        const expected = await chain.send({ instance }, get(path));
        const again = chain.again({ instance }, get(path));
        expect(await again()).toEqual(expected);
        expect(await again()).toEqual(expected);
      }
    }
  },
);

test('a request that comes again meets what has changed since', async () => {
  const lab = labOf('router', 'epoxy', 'old', 'nova: {metadata_cache_expiration: 0}\n');
  const chain = chainOf(lab);
  const [instance] = lab.instances;
  if (instance === undefined) throw new Error('The lab has no instance.');
  const again = chain.again({ instance }, get('/openstack/latest/meta_data.json'));
  expect(textOf(await again())).toContain('"name": "old"');
  chain.faults.set('metadata-agent', { kind: 'away' });
  expect(textOf(await again())).toMatch(/^503 /);
  chain.faults.clear();
  chain.changeLab(labOf('router', 'epoxy', 'new', 'nova: {metadata_cache_expiration: 0}\n'));
  expect(textOf(await again())).toContain('"name": "new"');
  chain.changeLab({
    ...chain.lab,
    neutron: { ...chain.lab.neutron, metadataProxySharedSecret: 'x' },
  });
  expect(textOf(await again())).toMatch(/^403 /);
});

test('requests that are counted are counted, though they come again', async () => {
  const limit =
    'neutron: {metadata_rate_limiting: {rate_limit_enabled: true, base_query_rate_limit: 2, burst_query_rate_limit: 2}}\n';
  const chain = chainOf(labOf('router', 'epoxy', 'web', limit));
  const [instance] = chain.lab.instances;
  if (instance === undefined) throw new Error('The lab has no instance.');
  const again = chain.again({ instance }, get('/openstack'));
  const statuses = [await again(), await again(), await again()].map((each) =>
    textOf(each).slice(0, 3),
  );
  expect(statuses).toEqual(['200', '200', '429']);
});
