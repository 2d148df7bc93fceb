import { derived } from './derived.ts';
import type { InstanceEntry } from './lab-file.ts';
import type { BlockDevice, DeviceMetadata } from './model.ts';
import type { Card } from './resolve-instance-ports.ts';

const rootDisk = (name: string, imageRef: string, deviceName: string): BlockDevice => {
  const isVolume = imageRef === '';
  return {
    sourceType: isVolume ? 'volume' : 'image',
    destinationType: isVolume ? 'volume' : 'local',
    deviceName,
    guestFormat: null,
    bootIndex: 0,
    volumeId: isVolume ? derived('volume', name).uuid : null,
    imageId: isVolume ? null : imageRef,
  };
};

/** The disks of an instance: those of the file, or the one it boots from. */
export const blockDevicesOf = (
  name: string,
  entry: InstanceEntry,
  imageRef: string,
): readonly BlockDevice[] => {
  const { block_devices: given, root_device_name: root } = entry;
  if (!given) return root === null ? [] : [rootDisk(name, imageRef, root)];
  return given.map((disk) => ({
    sourceType: disk.source_type,
    destinationType: disk.destination_type,
    deviceName: disk.device_name ?? null,
    guestFormat: disk.guest_format ?? null,
    bootIndex: disk.boot_index ?? null,
    volumeId: disk.volume_id ?? null,
    imageId: disk.image_id ?? null,
  }));
};

type DeviceEntry = NonNullable<InstanceEntry['devices']>[number];

type Bus = NonNullable<DeviceMetadata['bus']>;

const busOf = ({ class: busClass, address }: NonNullable<DeviceEntry['bus']>): Bus => ({
  class: busClass,
  ...(address !== undefined && { address }),
});

const deviceOf = (entry: DeviceEntry): DeviceMetadata => {
  const {
    class: deviceClass,
    mac,
    vlan,
    vf_trusted,
    serial,
    path,
    share_id,
    tag,
    tags,
    bus,
  } = entry;
  return {
    class: deviceClass,
    ...(mac !== undefined && { mac }),
    ...(vlan !== undefined && { vlan }),
    ...(vf_trusted !== undefined && { vfTrusted: vf_trusted }),
    ...(serial !== undefined && { serial }),
    ...(path !== undefined && { path }),
    ...(share_id !== undefined && { shareId: share_id }),
    ...(tag !== undefined && { tag }),
    ...(tags !== undefined && { tags }),
    ...(bus !== undefined && { bus: busOf(bus) }),
  };
};

// Where libvirt usually plugs in the first network card.
const firstPciSlot = 3;

const taggedCard = ({ port, tags }: Card, at: number): DeviceMetadata => ({
  class: 'NetworkInterfaceMetadata',
  mac: port.macAddress,
  tags,
  bus: {
    class: 'PCIDeviceBus',
    address: `0000:00:${(firstPciSlot + at).toString(16).padStart(2, '0')}.0`,
  },
});

/** Tagged devices: those of the file, or the network cards that have tags. */
export const devicesOf = (
  entry: InstanceEntry,
  cards: readonly Card[],
): readonly DeviceMetadata[] =>
  entry.devices?.map(deviceOf) ??
  cards.flatMap((card, at) => (card.tags.length > 0 ? [taggedCard(card, at)] : []));
