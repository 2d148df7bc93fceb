import type { BlockDevice, Instance } from '../lab/model.ts';

/** Device names by their virtual names, in no order that shows: listings sort them. */
export type BlockDeviceMapping = ReadonlyMap<string, string | null>;

const withoutRoot: BlockDeviceMapping = new Map([
  ['ami', 'sda1'],
  ['ephemeral0', 'sda2'],
  ['root', '/dev/sda1'],
  ['swap', 'sda3'],
]);

/**
 * What EC2's block-device-mapping shows. An instance without root device name has a fixed map;
 * otherwise blank local devices win over the instance's own columns.
 */
export const blockDeviceMapping = (instance: Instance): BlockDeviceMapping => {
  const root = instance.rootDeviceName;
  if (root === null) return withoutRoot;
  const volumes = instance.blockDevices.filter(isVolume);
  const blanks = instance.blockDevices.filter(
    (device) => !isVolume(device) && device.sourceType === 'blank',
  );
  const swap = blanks.findLast((device) => device.guestFormat === 'swap');
  const ephemerals = blanks.filter((device) => device.guestFormat !== 'swap');
  return new Map<string, string | null>([
    ['ami', root.replace(/^\/dev\//, '')],
    ['root', root],
    ...given('ephemeral0', instance.defaultEphemeralDevice),
    ...given('swap', instance.defaultSwapDevice),
    ...numbered('ebs', volumes.map((volume) => volume.deviceName).sort(unnamedFirst)),
    ...(swap === undefined ? [] : [['swap', swap.deviceName] as const]),
    ...numbered(
      'ephemeral',
      ephemerals.map((device) => device.deviceName),
    ),
  ]);
};

const isVolume = (device: BlockDevice): boolean => device.destinationType === 'volume';

const given = (name: string, device: string | null): readonly (readonly [string, string])[] =>
  device ? [[name, device]] : [];

const numbered = (
  name: string,
  devices: readonly (string | null)[],
): readonly (readonly [string, string | null])[] =>
  devices.map((device, number) => [`${name}${number}`, device]);

const unnamedFirst = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  if (a === null) return -1;
  return b === null || a > b ? 1 : -1;
};
