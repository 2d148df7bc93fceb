import { type VifRow, vifEntry } from './fixture-network-info.ts';
import type { FixtureInstance, FixturePort } from './recorded.ts';

/** Columns of an instance as the fixture has them, by Nova's names; any can be null or left out. */
interface Columns extends FixtureInstance {
  readonly project_id?: string | null;
  readonly user_id?: string | null;
  readonly hostname?: string | null;
  readonly display_name?: string | null;
  readonly ec2_id?: number | null;
  readonly flavor?: { readonly name?: string | null } | null;
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
  readonly keypairs?: readonly KeyPairRow[] | null;
  readonly user_data?: string | null;
  readonly metadata?: Readonly<Record<string, string>> | null;
  readonly system_metadata?: Readonly<Record<string, string>> | null;
  readonly block_devices?: readonly BlockDeviceRow[] | null;
  readonly numa_topology?: readonly NumaCellRow[] | null;
  readonly device_metadata?: readonly DeviceRow[] | null;
  readonly network_info?: readonly VifRow[] | null;
  readonly mapping?: string | null;
  readonly deleted?: boolean | null;
}

interface KeyPairRow {
  readonly name: string;
  readonly type?: string | null;
  readonly public_key?: string | null;
}

interface BlockDeviceRow {
  readonly source_type?: string | null;
  readonly destination_type?: string | null;
  readonly device_name?: string | null;
  readonly guest_format?: string | null;
  readonly boot_index?: number | null;
  readonly volume_id?: string | null;
  readonly image_id?: string | null;
}

interface NumaCellRow {
  readonly cpuset?: readonly number[] | null;
  readonly pcpuset?: readonly number[] | null;
}

interface DeviceRow {
  readonly class: string;
  readonly mac?: string | null;
  readonly vlan?: number | null;
  readonly vf_trusted?: boolean | null;
  readonly serial?: string | null;
  readonly path?: string | null;
  readonly share_id?: string | null;
  readonly tag?: string | null;
  readonly tags?: readonly string[] | null;
  readonly bus?: { readonly class: string; readonly address?: string | null } | null;
}

/** What a fixture's instance is besides its columns. */
export interface Around {
  /** Keys of its metadata in the order of the file. */
  readonly metadataKeys: readonly string[] | undefined;
  /** Its ports, in the words of the lab. */
  readonly ports: readonly object[];
}

/** An instance in the words of a lab file, in which nothing is left to defaults that the recorder would have stored. */
export const instanceEntry = (row: FixtureInstance, around: Around): object => {
  const columns: Columns = row;
  return {
    ...identity(columns),
    ...hardware(columns),
    ...keys(columns),
    user_data_base64: columns.user_data ?? undefined,
    metadata: orderedMetadata(columns.metadata ?? {}, around.metadataKeys),
    system_metadata: columns.system_metadata,
    ports: around.ports,
    network_info: (columns.network_info ?? []).map(vifEntry),
    mapping: columns.mapping ?? undefined,
    deleted: columns.deleted ?? undefined,
  };
};

const identity = (columns: Columns): object => ({
  uuid: columns.uuid,
  project_id: columns.project_id ?? '',
  user_id: columns.user_id ?? '',
  hostname: columns.hostname === undefined ? columns.name : columns.hostname,
  display_name: columns.display_name === undefined ? columns.name : columns.display_name,
  ec2_id: columns.ec2_id ?? undefined,
  launch_index: columns.launch_index ?? null,
  reservation_id: columns.reservation_id ?? null,
  availability_zone: columns.availability_zone ?? null,
});

const hardware = (columns: Columns): object => ({
  flavor: columns.flavor?.name ?? '',
  image: columns.image_ref ?? null,
  kernel: columns.kernel_id || undefined,
  ramdisk: columns.ramdisk_id || undefined,
  root_device_name: columns.root_device_name ?? null,
  default_ephemeral_device: columns.default_ephemeral_device,
  default_swap_device: columns.default_swap_device,
  block_devices: (columns.block_devices ?? []).map(blockDeviceEntry),
  numa_topology: columns.numa_topology?.map(({ cpuset, pcpuset }) => ({
    cpuset: cpuset ?? [],
    pcpuset: pcpuset ?? [],
  })),
  devices: (columns.device_metadata ?? []).map(deviceEntry),
});

const keys = (columns: Columns): object => ({
  key_name: columns.key_name ?? null,
  key_data: columns.key_data ?? null,
  key_pairs: (columns.keypairs ?? []).map(({ name, type, public_key }) => ({
    name,
    type: type ?? undefined,
    public_key,
  })),
});

const blockDeviceEntry = (row: BlockDeviceRow): object => ({
  source_type: row.source_type ?? '',
  destination_type: row.destination_type ?? '',
  device_name: row.device_name,
  guest_format: row.guest_format,
  boot_index: row.boot_index,
  volume_id: row.volume_id,
  image_id: row.image_id,
});

// Nova shows a device's attribute only where it is set, and null is not.
const deviceEntry = (row: DeviceRow): object => ({
  class: row.class,
  mac: row.mac ?? undefined,
  vlan: row.vlan ?? undefined,
  vf_trusted: row.vf_trusted ?? undefined,
  serial: row.serial ?? undefined,
  path: row.path ?? undefined,
  share_id: row.share_id ?? undefined,
  tag: row.tag ?? undefined,
  tags: row.tags ?? undefined,
  bus: row.bus ? { class: row.bus.class, address: row.bus.address ?? undefined } : undefined,
});

/** The metadata in the order of the file, unless it was changed since. */
const orderedMetadata = (
  metadata: Readonly<Record<string, string>>,
  order: readonly string[] | undefined,
): ReadonlyMap<string, string> => {
  const keys = Object.keys(metadata);
  const isSame =
    order?.length === keys.length && order.every((key) => Object.hasOwn(metadata, key));
  return new Map((isSame ? order : keys).map((key) => [key, metadata[key] ?? '']));
};

/** A port in the words of a lab file, without what it belongs to. */
export const portEntry = (port: FixturePort, network: string): object => ({
  id: port.id,
  network,
  device_owner: port.device_owner ?? '',
  project_id: port.tenant_id ?? port.project_id ?? '',
  mac_address: port.mac_address ?? '',
  fixed_ips: (port.fixed_ips ?? []).map(({ ip_address, subnet_id }) => ({
    ip_address,
    subnet_id: subnet_id ?? undefined,
  })),
  security_groups: port.security_groups ?? [],
});
