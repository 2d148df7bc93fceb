import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../host/paths.mjs';
import { servingMock } from '../support/mock-command.ts';
import { type Datasource, readByCloudInit, type Understood } from './cloud-init.ts';

const guestLab = join(import.meta.dirname, 'guest.lab.yaml');
const examplesLab = join(projectRoot, 'examples/web.lab.yaml');

const read = async (labFile: string, datasource: Datasource): Promise<Understood> =>
  readByCloudInit(datasource, (await servingMock(labFile)).url);

const key = expect.stringMatching(/^ssh-ed25519 \S+ guest@example\.org$/);
const address = expect.stringMatching(/^10\.7\.0\.\d+$/);
const userData = expect.stringMatching(/^#cloud-config\nusers:\n(.*\n)*runcmd:/);

/** What was asked for and not there. */
const absent = ({ requests }: Understood): readonly string[] =>
  requests.filter(({ status }) => status !== 200).map(({ path, status }) => `${status} ${path}`);

test('DataSourceOpenStack understands all that the lab says', async () => {
  const understood = await read(guestLab, 'OpenStack');
  expect(understood).toMatchObject({
    accepted: true,
    warnings: [],
    hostname: 'guest-1',
    fqdn: 'guest-1.cloud.example.org',
    availabilityZone: 'az-7',
    publicKeys: [key],
    userData,
    metadata: { meta: { role: 'guest' } },
    ec2Metadata: { 'local-ipv4': address, 'local-hostname': 'guest-1.cloud.example.org' },
    network: { config: [{ type: 'physical', name: 'eth0' }, expect.anything()] },
  });
  expect(absent(understood)).toEqual([]);
});

test('DataSourceEc2 understands all that the lab says', async () => {
  const understood = await read(guestLab, 'Ec2');
  expect(understood).toMatchObject({
    accepted: true,
    warnings: [],
    instanceId: expect.stringMatching(/^i-[0-9a-f]{8}$/),
    hostname: 'guest-1',
    fqdn: 'guest-1.cloud.example.org',
    availabilityZone: 'az-7',
    publicKeys: [key],
    userData,
    metadata: { 'local-ipv4': address },
  });
  // It looks for versions that only Amazon has, then takes the newest that Nova has.
  expect(absent(understood)).toEqual([
    '404 /2021-03-23/meta-data/instance-id',
    '404 /2018-09-24/meta-data/instance-id',
    '404 /2016-09-02/meta-data/instance-id',
  ]);
});

test.each(['OpenStack', 'Ec2'] as const)(
  'DataSource%s accepts the examples',
  async (datasource) => {
    const understood = await read(examplesLab, datasource);
    expect(understood).toMatchObject({ accepted: true, warnings: [], hostname: 'web-1' });
    expect(understood.publicKeys).not.toEqual([]);
    expect(understood.userData).toMatch(/^(#|Content-Type:|MIME-Version:)/);
  },
);
