import { expect, test } from 'vitest';
import type { DeviceMetadata } from '../lab/model.ts';
import { devices } from './devices.ts';
import type { OpenstackVersion } from './openstack-versions.ts';
import { pythonJson } from './python/json.ts';

const checkDevice = (device: DeviceMetadata, version: OpenstackVersion, expected: string): void => {
  expect(pythonJson(devices([device], version))).toBe(expected);
};

const nic = { class: 'NetworkInterfaceMetadata', mac: 'fa:16' };
const rest = '"bus": "none", "address": "none"';

test.each([
  [nic, '2016-06-30', '[]'],
  [{ ...nic, vlan: 0 }, '2016-10-06', '[]'],
  [{ ...nic, tags: [] }, '2016-10-06', `[{"type": "nic", "mac": "fa:16", ${rest}, "tags": []}]`],
  [{ ...nic, vlan: 0 }, '2017-02-22', `[{"vlan": 0, "type": "nic", "mac": "fa:16", ${rest}}]`],
  [nic, '2017-02-22', '[]'],
  [nic, '2018-08-27', `[{"vf_trusted": false, "type": "nic", "mac": "fa:16", ${rest}}]`],
  [
    { ...nic, vlan: 5, vfTrusted: true },
    '2018-08-27',
    `[{"vlan": 5, "vf_trusted": true, "type": "nic", "mac": "fa:16", ${rest}}]`,
  ],
] as const)('nic %j in %s', checkDevice);

test.each([
  [{ class: 'DiskMetadata' }, `[{"type": "disk", ${rest}}]`],
  [
    { class: 'DiskMetadata', serial: 's', path: '/dev/sda', tags: ['db'] },
    `[{"type": "disk", "serial": "s", "path": "/dev/sda", ${rest}, "tags": ["db"]}]`,
  ],
  [
    { class: 'DiskMetadata', bus: { class: 'SCSIDeviceBus', address: '0:0:0:0' } },
    '[{"type": "disk", "bus": "scsi", "address": "0:0:0:0"}]',
  ],
  [
    { class: 'DiskMetadata', bus: { class: 'XenDeviceBus' } },
    '[{"type": "disk", "bus": "xen", "address": "none"}]',
  ],
  [{ class: 'DiskMetadata', bus: { class: 'DeviceBus' } }, '[]'],
  [{ class: 'DiskMetadata', bus: { class: 'constructor' } }, '[]'],
  [{ class: 'DeviceMetadata', tags: ['x'] }, '[]'],
] as const)('%j', (device, expected) => {
  checkDevice(device, '2016-06-30', expected);
});

test('shares appear with 2025-04-04', () => {
  const share = { class: 'ShareMetadata', shareId: 'share-1', tag: 'data' };
  checkDevice(share, '2020-10-14', '[]');
  checkDevice(
    share,
    '2025-04-04',
    `[{"type": "share", "share_id": "share-1", "tag": "data", ${rest}}]`,
  );
});
