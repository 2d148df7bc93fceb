import type { Derived } from './derived.ts';
import { hostNameOf } from './host-name.ts';
import type { InstanceEntry } from './lab-file.ts';
import type { Instance, Vif } from './model.ts';
import type { NamedEntry } from './named-entry.ts';
import type { Reading } from './reading.ts';
import { blockDevicesOf, devicesOf } from './resolve-devices.ts';
import type { Ec2Ids, Images } from './resolve-images.ts';
import type { Card } from './resolve-instance-ports.ts';
import { keysOf } from './resolve-keys.ts';
import { givenVif } from './resolve-network-info.ts';
import type { Senders } from './resolve-senders.ts';
import { filesOf, userDataOf } from './resolve-user-data.ts';
import type { Path } from './source-text.ts';

/** What all instances of a lab share while they are worked out. */
export interface InstanceWorld {
  readonly reading: Reading;
  readonly images: Images;
  readonly ec2Ids: Ec2Ids;
  readonly senders: Senders;
  readonly userId: string;
  readonly vifOf: (card: Card) => Vif;
}

// Nova's are "r-" and eight of these digits.
const reservationId = (made: Derived): string =>
  `r-${made
    .otherNumber(36 ** 8)
    .toString(36)
    .padStart(8, '0')}`;

const identityOf = (world: InstanceWorld, named: NamedEntry, path: Path) => {
  const { name, entry, made, uuid } = named;
  const displayName = entry.display_name === undefined ? name : entry.display_name;
  const hostname = hostNameOf(displayName ?? name, `Server-${uuid}`);
  return {
    userId: entry.user_id ?? world.userId,
    ec2Id: entry.ec2_id ?? world.ec2Ids.next(made),
    displayName,
    hostname: entry.hostname === undefined ? hostname : entry.hostname,
    reservationId: entry.reservation_id === undefined ? reservationId(made) : entry.reservation_id,
    sourceAddress: world.senders.sourceAddressOf(entry, path),
    listen: world.senders.listenOf(entry, path),
  };
};

const imagesOf = ({ images }: InstanceWorld, entry: InstanceEntry, path: Path) => {
  const idOf = (image: string | undefined, key: string) =>
    image === undefined ? undefined : images.idOf(image, [...path, key]);
  return {
    imageRef: images.imageRefOf(entry.image, [...path, 'image']),
    kernelId: idOf(entry.kernel, 'kernel'),
    ramdiskId: idOf(entry.ramdisk, 'ramdisk'),
  };
};

/** Whether an object puts these keys into another order than the file: those that look like numbers, first. */
const areKeysMoved = ({ metadata }: InstanceEntry): boolean => {
  const [first] = Object.keys(metadata ?? {});
  return first !== undefined && /^\d+$/.test(first);
};

/** An instance with every name resolved and every default filled in. */
export const resolvedInstance = (
  world: InstanceWorld,
  named: NamedEntry,
  cards: readonly Card[],
): Instance => {
  const { reading } = world;
  const { name, entry, uuid, projectId } = named;
  const path = ['instances', name];
  const identity = identityOf(world, named, path);
  const images = imagesOf(world, entry, path);
  const keys = keysOf(reading, name, entry, path);
  // Written out, not spread: with thousands of instances the difference is seen.
  const instance: Instance = {
    name,
    uuid,
    projectId,
    userId: identity.userId,
    hostname: identity.hostname,
    displayName: identity.displayName,
    ec2Id: identity.ec2Id,
    flavorName: entry.flavor,
    imageRef: images.imageRef,
    kernelId: images.kernelId,
    ramdiskId: images.ramdiskId,
    launchIndex: entry.launch_index,
    reservationId: identity.reservationId,
    availabilityZone: entry.availability_zone,
    rootDeviceName: entry.root_device_name,
    defaultEphemeralDevice: entry.default_ephemeral_device ?? null,
    defaultSwapDevice: entry.default_swap_device ?? null,
    keyName: keys.keyName,
    keyData: keys.keyData,
    keypairs: keys.keypairs,
    userData: userDataOf(reading, entry, path),
    metadata: entry.metadata ?? {},
    systemMetadata: entry.system_metadata ?? {},
    adminPass: entry.admin_pass,
    files: filesOf(reading, entry, path),
    blockDevices: blockDevicesOf(name, entry, images.imageRef),
    numaCells: entry.numa_topology,
    devices: devicesOf(entry, cards),
    networkInfo: entry.network_info?.map(givenVif) ?? cards.map(world.vifOf),
    mapping: entry.mapping,
    deleted: entry.deleted,
    sourceAddress: identity.sourceAddress,
    listen: identity.listen,
  };
  if (!areKeysMoved(entry)) return instance;
  return { ...instance, metadataKeys: reading.keys([...path, 'metadata']) };
};
