import * as z from 'zod';
import { blockDeviceEntry, deviceEntry, numaCellEntry } from './device-section.ts';
import { cachedVif } from './network-info-section.ts';
import { instancePortEntry } from './port-section.ts';
import { ipText, someText, textsByName, uuidText, wordOf } from './texts.ts';

const keyPairEntry = z.strictObject({
  name: someText.describe('What the user called it.'),
  type: wordOf(['ssh', 'x509'])
    .default('ssh')
    .describe('ssh, or x509 for a certificate, as Windows wants one.'),
  public_key: z
    .string()
    .nullish()
    .describe('The key as one line, or a certificate. Default: none.'),
});

const fileEntry = z.strictObject({
  path: someText.describe('Where it goes in the instance.'),
  content: z.string().optional().describe('What is in it, as text. Default: nothing.'),
  content_base64: z
    .string()
    .optional()
    .describe('What is in it, as base64, instead of content. Default: nothing.'),
});

const listenError = 'Write a port such as 8081, or address and port such as 127.0.0.1:8081.';
const listen = z.union([z.int().min(1, listenError).max(65535, listenError), z.string()], {
  error: listenError,
});

const whoAsks = {
  source_address: ipText
    .optional()
    .describe(
      'Whoever connects to the mock from this address is this instance, such as 127.0.0.11. Default: none.',
    ),
  listen: listen
    .optional()
    .describe(
      'A listener of its own: a port (on 127.0.0.1) or address:port. Whoever connects to it is this instance. Default: none.',
    ),
};

const identity = {
  uuid: uuidText.optional().describe('UUID in Nova (X-Instance-ID). Default: made from the name.'),
  project_id: someText
    .optional()
    .describe('The project it belongs to (X-Tenant-ID). Default: the project of the lab.'),
  user_id: someText.optional().describe('Who made it. Default: the user of the lab.'),
  ec2_id: z
    .int()
    .min(1)
    .optional()
    .describe('The number in its EC2 id: 1 is i-00000001. Default: made from the name.'),
  hostname: z
    .string()
    .nullish()
    .describe('Host name without domain. Default: the display name, as Nova makes it fit.'),
  display_name: z
    .string()
    .nullish()
    .describe('What the user called it. Default: its key in the lab file.'),
  reservation_id: z
    .string()
    .nullish()
    .describe('Id of the request it was made in. Default: made from the name.'),
  launch_index: z
    .int()
    .min(0)
    .nullable()
    .default(0)
    .describe('Its number among those made in one request.'),
};

const hardware = {
  flavor: someText.default('m1.small').describe('Name of the flavor (instance-type).'),
  image: z
    .string()
    .nullish()
    .describe('Name (or UUID) of the image; null for boot from volume. Default: the first image.'),
  kernel: someText.optional().describe('Name (or UUID) of the kernel image. Default: none.'),
  ramdisk: someText.optional().describe('Name (or UUID) of the ramdisk image. Default: none.'),
  availability_zone: z
    .string()
    .nullable()
    .default('nova')
    .describe('Where it runs; null for nowhere yet.'),
  root_device_name: z
    .string()
    .nullable()
    .default('/dev/vda')
    .describe('Where the root disk is; null for not known.'),
  default_ephemeral_device: z
    .string()
    .nullish()
    .describe('Where the first ephemeral disk is. Default: there is none.'),
  default_swap_device: z
    .string()
    .nullish()
    .describe('Where the swap disk is. Default: there is none.'),
  block_devices: z.array(blockDeviceEntry).nullish().describe('Its disks. Default: the root disk.'),
  numa_topology: z.array(numaCellEntry).default([]).describe('NUMA cells, each with its CPUs.'),
  devices: z
    .array(deviceEntry)
    .nullish()
    .describe("Tagged devices (Nova's device_metadata). Default: made from the ports' tags."),
};

const content = {
  user_data: z
    .string()
    .nullish()
    .describe(
      'User data as text. Put | behind the colon and the text below, indented. Default: none.',
    ),
  user_data_file: someText
    .optional()
    .describe(
      'File with the user data. A path that is not absolute starts at the lab file. Default: none.',
    ),
  user_data_base64: z
    .string()
    .optional()
    .describe('User data as base64, exactly as Nova stores it. Default: none.'),
  key: someText
    .optional()
    .describe(
      "Public key as one line: short for a key_pair named after the key's comment. Default: none.",
    ),
  key_pair: keyPairEntry.nullish().describe('The key pair it was made with. Default: none.'),
  key_pairs: z
    .array(keyPairEntry)
    .nullish()
    .describe(
      'The key pairs still stored for it; [] for one deleted since. For odd cases; see key and key_pair. Default: the one that key_name and key_data tell of.',
    ),
  key_name: z
    .string()
    .nullish()
    .describe('Name of the key as the instance remembers it. Default: that of the key pair.'),
  key_data: z
    .string()
    .nullish()
    .describe('Text of the key as the instance remembers it. Default: that of the key pair.'),
  metadata: textsByName
    .nullish()
    .describe('Texts by name, as set with `openstack server set --property`. Default: none.'),
  system_metadata: textsByName
    .nullish()
    .describe("Nova's own notes, such as password_0 or boot_roles. Default: none."),
  admin_pass: z
    .string()
    .optional()
    .describe('Password on the config drive; never served over HTTP. Default: none.'),
  files: z.array(fileEntry).default([]).describe('Files put in at boot; on the config drive only.'),
};

const network = {
  networks: z
    .array(someText)
    .nullish()
    .describe(
      'Names of its networks, a network card for each; [] for none. Default: the first network.',
    ),
  ports: z
    .array(instancePortEntry)
    .nullish()
    .describe('Its network cards in detail, instead of `networks`. Default: what `networks` says.'),
  security_groups: z
    .array(z.string())
    .nullish()
    .describe('Names of its security groups, for the ports that name none. Default: `default`.'),
  network_info: z
    .array(cachedVif)
    .nullish()
    .describe(
      'What Nova has cached about its networks, in the words of its info cache. Default: what the ports say.',
    ),
};

const state = {
  mapping: z
    .enum(['cell', 'none', 'unscheduled'])
    .default('cell')
    .describe("How Nova's API knows it: in a cell, not at all, or in no cell yet."),
  deleted: z.boolean().default(false).describe('Gone, but still in the database.'),
};

export const instanceEntry = z.strictObject({
  ...content,
  ...network,
  ...whoAsks,
  ...identity,
  ...hardware,
  ...state,
});
