import { expect, test } from 'vitest';
import type { BlockDevice, Instance } from '../lab/model.ts';
import { blockDeviceMapping } from './block-device-mapping.ts';
import { testInstance } from './test-cloud.ts';

const device = (
  sourceType: string,
  destinationType: string,
  deviceName: string | null,
  guestFormat: string | null = null,
): BlockDevice => ({
  sourceType,
  destinationType,
  deviceName,
  guestFormat,
  bootIndex: null,
  volumeId: null,
  imageId: null,
});

const checkMapping = (
  instance: Partial<Instance>,
  expected: Record<string, string | null>,
): void => {
  expect(Object.fromEntries(blockDeviceMapping(testInstance(instance)))).toEqual(expected);
};

const root = { ami: 'vda', root: '/dev/vda' };

test('without root device name there is a fixed map', () => {
  const fixed = { ami: 'sda1', ephemeral0: 'sda2', root: '/dev/sda1', swap: 'sda3' };
  checkMapping({ rootDeviceName: null, defaultSwapDevice: '/dev/vdb' }, fixed);
});

test.each([
  ['/dev/vda', { ami: 'vda', root: '/dev/vda' }],
  ['vda', { ami: 'vda', root: 'vda' }],
  ['/dev//dev/x', { ami: '/dev/x', root: '/dev//dev/x' }],
  ['', { ami: '', root: '' }],
])('the root %j loses one leading /dev/ for the ami', (rootDeviceName, expected) => {
  checkMapping({ rootDeviceName }, expected);
});

test('volumes are numbered by name, unnamed ones first, whatever they are made of', () => {
  const blockDevices = [
    device('volume', 'volume', '/dev/vde'),
    device('blank', 'volume', '/dev/vdd', 'swap'),
    device('image', 'volume', null),
  ];
  checkMapping({ blockDevices }, { ...root, ebs0: null, ebs1: '/dev/vdd', ebs2: '/dev/vde' });
});

test('the instance’s own columns stand for ephemeral0 and swap, unless empty', () => {
  const columns = { defaultEphemeralDevice: '/dev/vdb', defaultSwapDevice: '/dev/vdc' };
  checkMapping(columns, { ...root, ephemeral0: '/dev/vdb', swap: '/dev/vdc' });
  checkMapping({ defaultEphemeralDevice: '', defaultSwapDevice: null }, root);
});

test('blank local devices win over the columns, unnamed ones too, and the last swap counts', () => {
  checkMapping(
    {
      defaultEphemeralDevice: '/dev/vdb',
      defaultSwapDevice: '/dev/vdc',
      blockDevices: [
        device('blank', 'local', null),
        device('blank', 'local', '/dev/vdf', 'ext4'),
        device('blank', 'local', '/dev/vdg', 'swap'),
        device('blank', 'local', '/dev/vdh', 'swap'),
        device('image', 'local', '/dev/vda'),
      ],
    },
    { ...root, ephemeral0: null, ephemeral1: '/dev/vdf', swap: '/dev/vdh' },
  );
});
