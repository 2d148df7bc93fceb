import * as z from 'zod';
import { macText, someText, wordOf } from './texts.ts';

export const blockDeviceEntry = z.strictObject({
  source_type: wordOf(['image', 'volume', 'snapshot', 'blank']).describe(
    'What the disk is made from.',
  ),
  destination_type: wordOf(['local', 'volume']).describe(
    'Where the disk lives: on the host or in Cinder.',
  ),
  device_name: z
    .string()
    .nullish()
    .describe('Its name in the instance, such as /dev/vdb. Default: none.'),
  guest_format: z
    .string()
    .nullish()
    .describe(
      'What a blank disk is formatted as; `swap` makes it the swap disk. Default: nothing.',
    ),
  boot_index: z.int().nullish().describe('0 for the disk to boot from. Default: not booted from.'),
  volume_id: z.string().nullish().describe('Id of the volume in Cinder. Default: none.'),
  image_id: z.string().nullish().describe('Id of the image it is a copy of. Default: none.'),
});

export const numaCellEntry = z.strictObject({
  cpuset: z
    .array(z.int().min(0))
    .default([])
    .describe('Shared CPUs of the cell; metadata does not show them.'),
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
  mac: macText.optional().describe('MAC address of a network card. Default: none.'),
  vlan: z
    .int()
    .optional()
    .describe('VLAN that the card tags its packets with; 0 is one too. Default: none.'),
  vf_trusted: z
    .boolean()
    .optional()
    .describe('Whether the card is a trusted virtual function. Default: false.'),
  serial: z.string().optional().describe('Serial number of a disk. Default: none.'),
  path: z.string().optional().describe('Where a disk is found in the instance. Default: none.'),
  share_id: z.string().optional().describe('Id of a share in Manila. Default: none.'),
  tag: z.string().optional().describe('Mount tag of a share. Default: none.'),
  tags: z
    .array(z.string())
    .optional()
    .describe(
      'Device role tags; [] is shown too. Default: none, and then not every version shows it.',
    ),
  bus: z
    .strictObject({
      class: someText.describe(
        'PCIDeviceBus, USBDeviceBus, SCSIDeviceBus, IDEDeviceBus or XenDeviceBus; with another one Nova leaves the device out.',
      ),
      address: z
        .string()
        .optional()
        .describe('Where on the bus, such as 0000:00:03.0. Default: none.'),
    })
    .optional()
    .describe('Where the device is plugged in. Default: none.'),
});
