import * as z from 'zod';
import { ipText, ipv4Text, macText, someText, uuidText } from './texts.ts';

const fixedIp = z.union(
  [
    ipText,
    z.strictObject({
      ip_address: ipText
        .optional()
        .describe('The address. Default: the next free one of the subnet.'),
      subnet_id: someText
        .optional()
        .describe('Id of the subnet. Default: the one the address is in.'),
    }),
  ],
  { error: 'Write an address like 10.0.0.4, or ip_address and subnet_id.' },
);

const portKeys = {
  id: uuidText
    .optional()
    .describe('UUID in Neutron. Default: made from the names of instance and network.'),
  network: someText.optional().describe('Name of its network. Default: the first network.'),
  mac_address: macText
    .optional()
    .describe('MAC address. Default: fa:16:3e and three bytes made from the names.'),
  fixed_ips: z
    .array(fixedIp)
    .nullish()
    .describe(
      'Its addresses; [] for none. Default: an IPv4 and an IPv6 address, where the network has such subnets. Addresses that follow from the MAC come on top.',
    ),
  security_groups: z
    .array(z.string())
    .nullish()
    .describe(
      'Names (or UUIDs) of its security groups. Default: those of the instance, else `default`.',
    ),
  project_id: someText
    .optional()
    .describe('The project it belongs to. Default: the project of the instance.'),
} as const;

/** A network card of an instance. */
export const instancePortEntry = z.strictObject({
  ...portKeys,
  floating_ips: z
    .array(ipv4Text)
    .default([])
    .describe('Public addresses that lead to its first IPv4 address.'),
  tags: z
    .array(z.string())
    .default([])
    .describe("Device role tags, shown among the instance's `devices`."),
  device_owner: z.string().default('compute:nova').describe('Who the port belongs to.'),
});

/** A port that is no instance's network card: a router's, an orphan, one behind Nova's back. */
export const otherPortEntry = z.strictObject({
  ...portKeys,
  network: someText.describe('Name of its network.'),
  device_id: z
    .string()
    .optional()
    .describe('Id of what the port belongs to, as it stands. Default: empty.'),
  instance: someText
    .optional()
    .describe('Name of the instance it belongs to, instead of device_id. Default: none.'),
  router: someText
    .optional()
    .describe('Name of the router it belongs to, instead of device_id. Default: none.'),
  device_owner: z
    .string()
    .optional()
    .describe(
      "What kind of thing it belongs to. Default: compute:nova for an instance's, network:router_interface for a router's, else empty.",
    ),
});
