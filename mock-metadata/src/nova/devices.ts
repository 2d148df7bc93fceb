import type { DeviceMetadata } from '../lab/model.ts';
import { includes, type OpenstackVersion } from './openstack-versions.ts';
import { dict, type PythonDict, type PythonValue } from './python/json.ts';

type Members = Record<string, PythonValue>;

const buses: ReadonlyMap<string, string> = new Map([
  ['PCIDeviceBus', 'pci'],
  ['USBDeviceBus', 'usb'],
  ['SCSIDeviceBus', 'scsi'],
  ['IDEDeviceBus', 'ide'],
  ['XenDeviceBus', 'xen'],
]);

/** `devices` of meta_data.json: what a version shows of the tagged devices, in their order. */
export const devices = (
  all: readonly DeviceMetadata[],
  version: OpenstackVersion,
): readonly PythonDict[] =>
  all.flatMap((device) => {
    const bus = device.bus === undefined ? 'none' : buses.get(device.bus.class);
    const members = bus === undefined ? undefined : membersOf(device, version);
    if (bus === undefined || members === undefined) return [];
    const address = device.bus?.address ?? 'none';
    const tags = device.tags === undefined ? {} : { tags: device.tags };
    return [dict({ ...members, bus, address, ...tags })];
  });

const membersOf = (device: DeviceMetadata, version: OpenstackVersion): Members | undefined => {
  switch (device.class) {
    case 'NetworkInterfaceMetadata':
      return nic(device, version);
    case 'DiskMetadata':
      return {
        type: 'disk',
        ...optional('serial', device.serial),
        ...optional('path', device.path),
      };
    case 'ShareMetadata':
      return includes(version, '2025-04-04')
        ? { type: 'share', share_id: device.shareId ?? null, tag: device.tag ?? null }
        : undefined;
    default:
      return undefined;
  }
};

/** A nic is shown once something distinguishes it: tags, a VLAN, or the trust every later one has. */
const nic = (device: DeviceMetadata, version: OpenstackVersion): Members | undefined => {
  const vlan =
    device.vlan !== undefined && includes(version, '2017-02-22')
      ? { vlan: BigInt(device.vlan) }
      : undefined;
  const trust = includes(version, '2018-08-27')
    ? { vf_trusted: device.vfTrusted ?? false }
    : undefined;
  if (device.tags === undefined && vlan === undefined && trust === undefined) return undefined;
  return { ...vlan, ...trust, type: 'nic', mac: device.mac ?? null };
};

const optional = (name: string, value: string | undefined): Members =>
  value === undefined ? {} : { [name]: value };
