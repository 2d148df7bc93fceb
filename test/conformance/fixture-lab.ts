import type {
  BlockDevice,
  DeviceMetadata,
  Instance,
  Lab,
  NeutronOptions,
  NovaOptions,
  Port,
  Release,
  Vif,
  VifSubnet,
} from '../../mock-metadata/src/lab/model.ts';
import { isDict, type PythonValue } from '../../mock-metadata/src/nova/python/json.ts';
import { jsonReading } from '../../mock-metadata/src/nova/python/json-reader.ts';
import type { Fixture, FixtureInstance, FixturePort, NeutronBehaviour } from './recorded.ts';

/** How the fixture's cloud is set up for a case. */
export interface Setup {
  readonly release: Release;
  readonly nova: NovaOptions;
  readonly neutron: NeutronBehaviour;
}

/** The one place where a fixture becomes a lab. */
export const fixtureLab = (fixture: Fixture, setup: Setup): Lab => {
  const metadataKeys = keysOfMetadata(fixture.text);
  return {
    name: fixture.name,
    release: setup.release,
    topology: 'router',
    nova: setup.nova,
    neutron: {
      metadataProxySharedSecret: fixture.shared_secret,
      api: neutronApi(setup.neutron),
    },
    networks: idsLike(fixture, 'NET').map(([name, id]) => ({
      id,
      name,
      mtu: undefined,
      injected: false,
    })),
    routers: idsLike(fixture, 'ROUTER').map(([name, id]) => ({ id, name })),
    subnets: fixture.neutron.subnets.map(subnet),
    ports: fixture.neutron.ports.map(port),
    securityGroups: fixture.neutron.security_groups.map(({ id, name }) => ({
      id,
      name: name ?? '',
    })),
    ec2ImageIds: new Map(Object.entries(fixture.image_ids)),
    instances: fixture.instances.map((row) => instance(row, metadataKeys.get(row.uuid))),
    defaultInstance: undefined,
  };
};

const idsLike = (fixture: Fixture, kind: string): readonly (readonly [string, string])[] =>
  Object.entries(fixture.ids).filter(([name]) => name.startsWith(`${kind}_`));

const neutronApi = (behaviour: NeutronBehaviour): NeutronOptions['api'] =>
  Object.fromEntries(
    Object.entries(behaviour).map(([resource, how]) => [resource.replace('-', '_'), apiMode(how)]),
  );

const apiMode = (how: string | number): NeutronOptions['api'][string] => {
  if (typeof how === 'number') return how;
  if (how === 'ok' || how === 'close' || how === 'garbage' || how === 'refused') return how;
  throw new Error(`fixture-lab.ts does not know the Neutron behaviour ${how}`);
};

const subnet = (row: Fixture['neutron']['subnets'][number]): Lab['subnets'][number] => ({
  id: row.id,
  networkId: row.network_id,
  cidr: '0.0.0.0/0',
  version: 4,
  gatewayIp: undefined,
  enableDhcp: true,
  dhcpServer: undefined,
  dnsNameservers: [],
  hostRoutes: [],
  ipv6AddressMode: undefined,
  advancedServiceProviders: row.advanced_service_providers ?? [],
});

const port = (row: FixturePort): Port => ({
  id: row.id,
  networkId: row.network_id,
  deviceId: row.device_id ?? '',
  deviceOwner: row.device_owner ?? '',
  projectId: row.tenant_id ?? row.project_id ?? '',
  macAddress: row.mac_address ?? '',
  fixedIps: row.fixed_ips.map((ip) => ({ ipAddress: ip.ip_address, subnetId: ip.subnet_id })),
  securityGroups: row.security_groups ?? [],
});

/** Columns of an instance as the fixture has them, by Nova's names. */
interface Columns extends FixtureInstance {
  readonly project_id?: string;
  readonly user_id?: string;
  readonly hostname?: string | null;
  readonly display_name?: string | null;
  readonly ec2_id?: number;
  readonly flavor?: { readonly name?: string };
  readonly image_ref?: string | null;
  readonly kernel_id?: string | null;
  readonly ramdisk_id?: string | null;
  readonly launch_index?: number | null;
  readonly reservation_id?: string | null;
  readonly availability_zone?: string | null;
  readonly root_device_name?: string | null;
  readonly default_ephemeral_device?: string | null;
  readonly default_swap_device?: string | null;
  readonly key_name?: string | null;
  readonly key_data?: string | null;
  readonly keypairs?: readonly { name: string; type: string; public_key: string | null }[];
  readonly user_data?: string | null;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly system_metadata?: Readonly<Record<string, string>>;
  readonly block_devices?: readonly BlockDeviceRow[];
  readonly numa_topology?: readonly { cpuset?: number[]; pcpuset?: number[] }[] | null;
  readonly device_metadata?: readonly DeviceRow[] | null;
  readonly network_info?: readonly VifRow[] | null;
  readonly mapping?: 'cell' | 'none' | 'unscheduled';
  readonly deleted?: boolean;
}

const instance = (row: FixtureInstance, metadataKeys: readonly string[] | undefined): Instance => {
  const columns: Columns = row;
  return {
    ...identity(columns),
    ...launch(columns),
    ...keys(columns),
    ...devices(columns),
    userData: columns.user_data ?? null,
    metadata: columns.metadata ?? {},
    ...(metadataKeys === undefined ? {} : { metadataKeys }),
    systemMetadata: columns.system_metadata ?? {},
    adminPass: undefined,
    files: [],
    networkInfo: (columns.network_info ?? []).map(vif),
    mapping: columns.mapping ?? 'cell',
    deleted: columns.deleted ?? false,
    sourceAddress: undefined,
    listen: undefined,
  };
};

const identity = (columns: Columns) => ({
  name: columns.name,
  uuid: columns.uuid,
  projectId: columns.project_id ?? '',
  userId: columns.user_id ?? '',
  hostname: columns.hostname === undefined ? columns.name : columns.hostname,
  displayName: columns.display_name === undefined ? columns.name : columns.display_name,
  ec2Id: columns.ec2_id ?? 0,
});

const launch = (columns: Columns) => ({
  flavorName: columns.flavor?.name ?? '',
  imageRef: columns.image_ref ?? '',
  kernelId: columns.kernel_id ?? undefined,
  ramdiskId: columns.ramdisk_id ?? undefined,
  launchIndex: columns.launch_index ?? null,
  reservationId: columns.reservation_id ?? null,
  availabilityZone: columns.availability_zone ?? null,
  rootDeviceName: columns.root_device_name ?? null,
  defaultEphemeralDevice: columns.default_ephemeral_device ?? null,
  defaultSwapDevice: columns.default_swap_device ?? null,
});

const keys = (columns: Columns) => ({
  keyName: columns.key_name ?? undefined,
  keyData: columns.key_data ?? null,
  keypairs: (columns.keypairs ?? []).map(({ name, type, public_key: publicKey }) => ({
    name,
    type,
    publicKey,
  })),
});

const devices = (columns: Columns) => ({
  blockDevices: (columns.block_devices ?? []).map(blockDevice),
  numaCells: (columns.numa_topology ?? []).map((cell) => ({
    cpuset: cell.cpuset ?? [],
    pcpuset: cell.pcpuset ?? [],
  })),
  devices: (columns.device_metadata ?? []).map(deviceMetadata),
});

interface BlockDeviceRow {
  readonly source_type: string;
  readonly destination_type: string;
  readonly device_name?: string | null;
  readonly guest_format?: string | null;
  readonly boot_index?: number | null;
  readonly volume_id?: string | null;
  readonly image_id?: string | null;
}

const blockDevice = (row: BlockDeviceRow): BlockDevice => ({
  sourceType: row.source_type,
  destinationType: row.destination_type,
  deviceName: row.device_name ?? null,
  guestFormat: row.guest_format ?? null,
  bootIndex: row.boot_index ?? null,
  volumeId: row.volume_id ?? null,
  imageId: row.image_id ?? null,
});

interface DeviceRow extends Omit<DeviceMetadata, 'vfTrusted' | 'shareId'> {
  readonly vf_trusted?: boolean;
  readonly share_id?: string;
}

const deviceMetadata = ({ vf_trusted, share_id, ...same }: DeviceRow): DeviceMetadata => ({
  ...same,
  ...(vf_trusted === undefined ? {} : { vfTrusted: vf_trusted }),
  ...(share_id === undefined ? {} : { shareId: share_id }),
});

interface AddressRow {
  readonly address: string | null;
  readonly version?: 4 | 6;
  readonly floating_ips?: readonly { readonly address: string }[];
}

interface SubnetRow {
  readonly cidr: string;
  readonly version: 4 | 6;
  readonly gateway?: AddressRow | null;
  readonly dns?: readonly AddressRow[];
  readonly ips?: readonly AddressRow[];
  readonly routes?: readonly { readonly cidr: string; readonly gateway: AddressRow }[];
  readonly meta?: {
    readonly dhcp_server?: string | null;
    readonly enable_dhcp?: boolean | null;
    readonly ipv6_address_mode?: string | null;
  };
}

interface VifRow {
  readonly id: string;
  readonly address: string;
  readonly type?: string | null;
  readonly devname?: string | null;
  readonly vnic_type?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly profile?: Readonly<Record<string, unknown>> | null;
  readonly network?: {
    readonly id: string;
    readonly label?: string;
    readonly bridge?: string | null;
    readonly subnets?: readonly SubnetRow[];
    readonly meta?: { readonly mtu?: number | null; readonly injected?: boolean };
  } | null;
}

const vif = (row: VifRow): Vif => ({
  id: row.id,
  address: row.address,
  type: row.type ?? null,
  devname: row.devname ?? null,
  vnicType: row.vnic_type ?? 'normal',
  details: row.details ?? {},
  profile: row.profile ?? {},
  network: row.network
    ? {
        id: row.network.id,
        label: row.network.label ?? '',
        bridge: row.network.bridge ?? null,
        mtu: row.network.meta?.mtu ?? null,
        injected: row.network.meta?.injected ?? false,
        subnets: (row.network.subnets ?? []).map(vifSubnet),
      }
    : null,
});

const vifSubnet = (row: SubnetRow): VifSubnet => ({
  cidr: row.cidr,
  version: row.version,
  gateway: row.gateway?.address ?? null,
  dns: (row.dns ?? []).map((server) => server.address ?? ''),
  ips: (row.ips ?? []).map((ip) => ({
    address: ip.address ?? '',
    version: ip.version ?? row.version,
    floatingIps: (ip.floating_ips ?? []).map((floating) => floating.address),
  })),
  routes: (row.routes ?? []).map((route) => ({
    cidr: route.cidr,
    gateway: route.gateway.address ?? '',
  })),
  dhcpServer: row.meta?.dhcp_server ?? null,
  enableDhcp: row.meta?.enable_dhcp ?? null,
  ipv6AddressMode: row.meta?.ipv6_address_mode ?? null,
});

type MetadataKeys = ReadonlyMap<string, readonly string[]>;

const keysRead = new Map<string, MetadataKeys>();

/** Instance UUID → the keys of its metadata as the file has them; JSON.parse moves `"1"` to the front. */
const keysOfMetadata = (text: string): MetadataKeys => {
  const keys = keysRead.get(text) ?? readKeysOfMetadata(text);
  keysRead.set(text, keys);
  return keys;
};

const readKeysOfMetadata = (text: string): MetadataKeys => {
  const instances = member(jsonReading(text).value ?? null, 'instances');
  if (!Array.isArray(instances)) return new Map();
  return new Map(
    instances.flatMap((row: PythonValue) => {
      const uuid = member(row, 'uuid');
      const metadata = member(row, 'metadata');
      if (typeof uuid !== 'string' || !isDict(metadata)) return [];
      return [[uuid, [...metadata.keys()]] as const];
    }),
  );
};

const member = (value: PythonValue, key: string): PythonValue =>
  isDict(value) ? (value.get(key) ?? null) : null;
