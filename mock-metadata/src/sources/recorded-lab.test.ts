import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chainFor } from '../chain/chain.ts';
import { sampleWorld } from '../chain/sample-lab.ts';
import { readLab } from '../lab/read-lab.ts';
import { novaFor } from '../nova/metadata-api.ts';
import { mockSource } from './mock-source.ts';
import { recordedLab } from './recorded-lab.ts';
import { prefixOf } from './recorded-networks.ts';
import type { Source } from './source.ts';

const examples = new URL('../../../examples/', import.meta.url);

type Read = (path: string) => Uint8Array;

const sourceOf = (text: string, read: Read, instanceName: string): Source => {
  const { lab, problems } = readLab(text, 'x.lab.yaml', read);
  expect(problems).toEqual([]);
  if (lab === undefined) throw new Error('no lab');
  const chain = chainFor(lab, novaFor(lab, { ...sampleWorld, readFile: read }));
  const instance = lab.instances.find(({ name }) => name === instanceName);
  return mockSource('x', instanceName, () => ({ chain, instance }));
};

const fromExamples: Read = (path) =>
  readFileSync(new URL(path.replace(/^.*?(?=user-data\/|vendor-data)/, ''), examples));

const about = { url: 'http://x', recordedAt: new Date(0), baseName: 'again' };

const bodyAt = async (source: Source, path: string) =>
  Buffer.from((await source.fetch(path)).body).toString();

const paths = [
  '/openstack',
  '/openstack/latest/meta_data.json',
  '/openstack/latest/network_data.json',
  '/openstack/latest/vendor_data.json',
  '/openstack/latest/vendor_data2.json',
  '/openstack/latest/user_data',
  ...['', 'ami-id', 'hostname', 'instance-id', 'instance-type', 'local-ipv4', 'public-ipv4'].map(
    (leaf) => `/latest/meta-data/${leaf}`,
  ),
  '/latest/meta-data/placement/availability-zone',
  '/latest/meta-data/public-keys/',
];

test.each(['web-1', 'db-1', 'jump'])('a lab recorded from %s answers as it did', async (name) => {
  const live = sourceOf(
    readFileSync(new URL('web.lab.yaml', examples), 'utf8'),
    fromExamples,
    name,
  );
  const { text, files, instanceName } = await recordedLab(live, { ...about, keepsSecrets: true });
  const again = sourceOf(
    text,
    (path) => files.get(path.replace(/^.*\//, '')) ?? Buffer.from(`no ${path}`),
    instanceName,
  );
  for (const path of paths) {
    expect([path, await bodyAt(again, path)]).toEqual([path, await bodyAt(live, path)]);
  }
});

const cloud = `
networks:
  n: {subnets: [{cidr: 10.1.0.0/24, dns_nameservers: [10.1.0.2]}, {cidr: "2001:db8::/64"}]}
  m: {mtu: 9000, subnets: [{cidr: 10.2.0.0/24, gateway_ip: null}]}
instances: {web: {ports: [{network: n}, {network: m}]}}
`;

test.each(['zed', 'epoxy'])(
  'in %s OVN and addresses from DHCPv6 are recognized',
  async (release) => {
    for (const topology of ['router', 'ovn']) {
      const live = sourceOf(
        `release: ${release}\ntopology: ${topology}\n${cloud}`,
        fromExamples,
        'web',
      );
      const { text } = await recordedLab(live, { ...about, keepsSecrets: true });
      const again = sourceOf(text, fromExamples, 'web');
      const path = '/openstack/latest/network_data.json';
      expect([topology, await bodyAt(again, path)]).toEqual([topology, await bodyAt(live, path)]);
    }
  },
);

test.each([
  [500, '{}', 'status', 'with 500 Reason. Look at the log'],
  [404, '', 'not-metadata', 'with 404 Reason, so there is nothing to make a lab of.'],
  [200, '<html>', 'not-metadata', 'is not the JSON of metadata.'],
])('a service that answers %d %s is told apart', async (status, text, code, message) => {
  const answer = {
    status,
    reason: 'Reason',
    headers: [],
    body: Buffer.from(text),
    url: 'http://x',
    tookMs: 0,
  };
  const broken: Source = { id: 'x', label: 'x', fetch: async () => answer };
  await expect(recordedLab(broken, { ...about, keepsSecrets: true })).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
  });
});

test('what is secret stays out of the lab and its files', async () => {
  const lab =
    'instances: {web: {user_data: "password: hunter2", metadata: {db_password: hunter2}}}';
  const live = sourceOf(lab, fromExamples, 'web');
  const { text, files } = await recordedLab(live, { ...about, keepsSecrets: false });
  const all = [text, ...Array.from(files.values(), (file) => Buffer.from(file).toString())].join();
  expect(all).not.toContain('hunter2');
});

test('a mask is told as the length of its prefix', () => {
  expect(prefixOf('255.255.255.0')).toBe(24);
  expect(prefixOf('255.255.252.0')).toBe(22);
  expect(prefixOf('ffff:ffff:ffff:ffff::')).toBe(64);
  expect(prefixOf('::')).toBe(0);
});
