import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readLab } from './read-lab.ts';

// The cloud that real Nova and Neutron were recorded on: a lab file must be able to say all of it.
const file = resolve(import.meta.dirname, '../../../../shared/nova/fixtures/default.json');

interface RecordedPort {
  readonly id: string;
  readonly device_id: string;
  readonly device_owner: string;
  readonly project_id: string;
  readonly network_id: string;
  readonly mac_address: string;
  readonly fixed_ips: readonly { readonly ip_address: string; readonly subnet_id: string }[];
  readonly security_groups: readonly string[];
}

interface Recorded {
  readonly shared_secret: string;
  readonly instances: readonly Readonly<Record<string, unknown>>[];
  readonly image_ids: Readonly<Record<string, number>>;
  readonly ids: Readonly<Record<string, string>>;
  readonly neutron: {
    readonly ports: readonly RecordedPort[];
    readonly subnets: readonly {
      readonly id: string;
      readonly network_id: string;
      readonly advanced_service_providers: readonly string[];
    }[];
    readonly security_groups: readonly { readonly id: string; readonly name: string }[];
  };
}

const withoutNulls = (entries: readonly (readonly [string, unknown])[]) =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined));

const portFor = (port: RecordedPort) => ({
  id: port.id,
  network: port.network_id,
  mac_address: port.mac_address,
  fixed_ips: port.fixed_ips.map(({ ip_address }) => ip_address),
  security_groups: port.security_groups,
  device_owner: port.device_owner,
  project_id: port.project_id,
});

const instanceFor = (instance: Recorded['instances'][number], ports: readonly RecordedPort[]) => {
  const {
    name: _,
    flavor,
    image_ref,
    keypairs,
    user_data,
    device_metadata,
    kernel_id,
    ramdisk_id,
    ...same
  } = instance;
  return withoutNulls([
    ...Object.entries(same),
    ['flavor', (flavor as { name: string }).name],
    ['image', image_ref],
    ['kernel', kernel_id],
    ['ramdisk', ramdisk_id],
    ['user_data_base64', user_data],
    ['devices', device_metadata],
    ['network_info', instance['network_info'] ?? []],
    ['block_devices', instance['block_devices'] ?? []],
    [
      'key_pairs',
      (keypairs as Record<string, unknown>[] | undefined)?.map(
        ({ fingerprint: _f, ...pair }) => pair,
      ),
    ],
    ['ports', ports.filter(({ device_id }) => device_id === instance['uuid']).map(portFor)],
  ]);
};

const byKey = <Item, Value>(
  items: readonly Item[],
  key: (item: Item) => string,
  value: (item: Item) => Value,
) => Object.fromEntries(items.map((item) => [key(item), value(item)]));

const labFor = ({ shared_secret, instances, image_ids, ids, neutron }: Recorded) => {
  const uuids = new Set(instances.map(({ uuid }) => uuid));
  const networkIds = [
    ...new Set([...neutron.subnets, ...neutron.ports].map(({ network_id }) => network_id)),
  ];
  const routerIds = Object.entries(ids).filter(([name]) => name.startsWith('ROUTER'));
  return {
    consistency: 'unchecked',
    nova: { metadata_proxy_shared_secret: shared_secret },
    networks: byKey(
      networkIds,
      (id) => id,
      (id) => ({
        id,
        subnets: neutron.subnets
          .filter(({ network_id }) => network_id === id)
          .map(({ network_id: _, ...subnet }) => ({ ...subnet, enable_dhcp: false })),
      }),
    ),
    routers: byKey(
      routerIds,
      ([name]) => name,
      ([, id]) => ({ id, networks: [] }),
    ),
    security_groups: byKey(
      neutron.security_groups,
      ({ id }) => id,
      (group) => group,
    ),
    images: byKey(
      Object.entries(image_ids),
      ([id]) => id,
      ([id, ec2_id]) => ({ id, ec2_id }),
    ),
    instances: byKey(
      instances,
      ({ name }) => String(name),
      (instance) => instanceFor(instance, neutron.ports),
    ),
    ports: neutron.ports
      .filter(({ device_id }) => !uuids.has(device_id))
      .map((port) => ({ ...portFor(port), device_id: port.device_id })),
  };
};

if (existsSync(file)) {
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as Recorded;
  const text = JSON.stringify(labFor(recorded), undefined, 1);
  const { lab, problems } = readLab(text, 'recorded.lab.yaml', () => new Uint8Array());

  test('a lab file can say all that the recorded cloud is', () => {
    expect(problems).toEqual([]);
    expect(lab?.instances).toHaveLength(recorded.instances.length);
  });

  test('Neutron keeps the recorded ports as they are', () => {
    const ports = new Map(lab?.ports.map((port) => [port.id, port]));
    expect(ports.size).toBe(recorded.neutron.ports.length);
    for (const port of recorded.neutron.ports) {
      expect(ports.get(port.id), port.id).toMatchObject({
        networkId: port.network_id,
        deviceId: port.device_id,
        deviceOwner: port.device_owner,
        projectId: port.project_id,
        macAddress: port.mac_address,
        fixedIps: port.fixed_ips.map(({ ip_address }) => ({ ipAddress: ip_address })),
        securityGroups: port.security_groups,
      });
    }
  });

  test('Nova keeps the recorded instances as they are', () => {
    for (const [at, instance] of recorded.instances.entries()) {
      const { name, uuid, project_id, hostname, ec2_id, image_ref, user_data, metadata, mapping } =
        instance;
      expect(lab?.instances[at]).toMatchObject({
        name,
        uuid,
        projectId: project_id,
        hostname,
        ec2Id: ec2_id,
        imageRef: image_ref,
        userData: user_data ?? null,
        metadata: metadata ?? {},
        mapping: mapping ?? 'cell',
        networkInfo: ((instance['network_info'] ?? []) as Record<string, unknown>[]).map((vif) => ({
          id: vif['id'],
          address: vif['address'],
          type: vif['type'],
          devname: vif['devname'],
          vnicType: vif['vnic_type'],
          details: vif['details'],
          profile: vif['profile'],
        })),
      });
    }
    expect(Object.fromEntries(lab?.ec2ImageIds ?? [])).toEqual(recorded.image_ids);
  });
} else {
  test(`did not run: the recorded cloud is not here (${file})`, () => {});
}
