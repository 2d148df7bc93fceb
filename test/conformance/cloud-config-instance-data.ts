import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an instance may know of itself: stands in where a recording only names the file of its own. */
const someInstance = {
  v1: {
    _beta_keys: ['subplatform'],
    'availability-zone': 'nova',
    availability_zone: 'nova',
    'cloud-name': 'openstack',
    cloud_id: 'openstack',
    cloud_name: 'openstack',
    distro: 'debian',
    distro_release: 'bookworm',
    distro_version: '12',
    'instance-id': 'i-1',
    instance_id: 'i-1',
    kernel_release: '6.1.0',
    'local-hostname': 'node-a',
    local_hostname: 'node-a',
    machine: 'x86_64',
    platform: 'openstack',
    public_ssh_keys: ['ssh-ed25519 AAAA someone'],
    python_version: '3.11.2',
    region: null,
    subplatform: 'metadata (http://169.254.169.254)',
    system_platform: 'Linux',
    variant: 'debian',
  },
  ds: {
    meta_data: {
      hostname: 'node-a.example.org',
      'instance-id': 'i-1',
      'local-hostname': 'node-a',
      meta: { role: 'web', tier: 'front' },
      public_keys: { a: 'ssh-ed25519 AAAA someone' },
      'v1.0': { 'my.safe-key': 'safe' },
    },
  },
};

const fileOf = (name: string, folder: string): string | undefined =>
  [folder, join(folder, '..'), join(folder, '..', 'tools')]
    .map((base) => join(base, name))
    .find((file) => existsSync(file));

/** The instance data of a recorded document: as it stands there, out of the file it names, or of some instance. */
export const instanceDataOf = (recorded: unknown, folder: string): unknown => {
  if (typeof recorded !== 'string') return recorded ?? null;
  const file = fileOf(recorded, folder);
  return file === undefined ? someInstance : JSON.parse(readFileSync(file, 'utf8'));
};
