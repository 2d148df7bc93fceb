import { z } from 'zod';
import { macText, someText } from './texts.ts';

export const blockDeviceEntry = z.strictObject({
  source_type: z
    .enum(['image', 'volume', 'snapshot', 'blank'])
    .describe('What the disk is made from.'),
  destination_type: z
    .enum(['local', 'volume'])
    .describe('Where the disk lives: on the host or in Cinder.'),
  device_name: z.string().nullish().describe('Such as /dev/vdb.'),
  guest_format: z.string().nullish().describe('`swap` makes it the swap disk.'),
  boot_index: z.int().nullish().describe('0 for the disk to boot from.'),
  volume_id: z.string().nullish(),
  image_id: z.string().nullish(),
});

export const numaCellEntry = z.strictObject({
  cpuset: z.array(z.int().min(0)).default([]).describe('Shared CPUs of the cell.'),
  pcpuset: z
    .array(z.int().min(0))
    .default([])
    .describe('Dedicated CPUs of the cell, shown as dedicated_cpus.'),
});

/** A tagged device, in the words of Nova's objects. */
export const deviceEntry = z.strictObject({
  class: someText.describe(
    'NetworkInterfaceMetadata, DiskMetadata or ShareMetadata; Nova leaves others out.',
  ),
  mac: macText.optional(),
  vlan: z.int().optional(),
  vf_trusted: z.boolean().optional(),
  serial: z.string().optional(),
  path: z.string().optional(),
  share_id: z.string().optional(),
  tag: z.string().optional().describe('Mount tag of a share.'),
  tags: z.array(z.string()).optional().describe('Device role tags.'),
  bus: z
    .strictObject({
      class: someText.describe(
        'PCIDeviceBus, USBDeviceBus, SCSIDeviceBus, IDEDeviceBus or XenDeviceBus.',
      ),
      address: z.string().optional(),
    })
    .optional()
    .describe('Where the device is plugged in.'),
});
