import * as z from 'zod';
import { cidrOfRoute, cidrOfSubnet, ipText, someText, uuidText } from './texts.ts';

const hostRoute = z.strictObject({
  destination: cidrOfRoute.describe('The block the route leads to, such as 192.168.0.0/16.'),
  nexthop: ipText.describe('The address to send it to.'),
});

const subnetKeys = {
  id: someText
    .optional()
    .describe("Id in Neutron. Default: a UUID made from the network's name and the block."),
  cidr: cidrOfSubnet
    .optional()
    .describe("The block of addresses. Default: a /24 made from the network's name."),
  gateway_ip: ipText
    .nullish()
    .describe("Address of the gateway; null for none. Default: the block's first address."),
  enable_dhcp: z.boolean().default(true).describe('Whether DHCP hands out the addresses.'),
  dhcp_server: ipText
    .optional()
    .describe(
      "Address of the DHCP server's port. Default: the first free address where DHCP is on.",
    ),
  dns_nameservers: z.array(ipText).default([]).describe('Name servers, in this order.'),
  host_routes: z
    .array(hostRoute)
    .default([])
    .describe('Further routes for the instances on the subnet.'),
  ipv6_address_mode: z
    .enum(['slaac', 'dhcpv6-stateless', 'dhcpv6-stateful'])
    .optional()
    .describe(
      'How instances come by their IPv6 addresses. With slaac and dhcpv6-stateless they follow from the MAC. Default: Neutron gives them out as it does IPv4 ones.',
    ),
  advanced_service_providers: z
    .array(z.string())
    .default([])
    .describe('Provider ids by which a load balancer may ask for metadata (X-Metadata-Provider).'),
} as const;

export const subnetEntry = z.strictObject(subnetKeys);

/** A subnet that does not stand under its network. */
export const listedSubnetEntry = z.strictObject({
  network: someText.describe('Name of its network.'),
  ...subnetKeys,
});

export const networkEntry = z.strictObject({
  id: uuidText.optional().describe('UUID in Neutron. Default: made from the name.'),
  name: z.string().optional().describe('What Neutron calls it. Default: its key in the lab file.'),
  mtu: z
    .int()
    .min(68)
    .max(65535)
    .nullish()
    .describe('Largest packet in bytes; null for unknown. Default: 1450.'),
  injected: z
    .boolean()
    .default(false)
    .describe('flat_injected of nova.conf: put the network into the rendered network template.'),
  subnets: z
    .array(subnetEntry)
    .nullish()
    .describe('Blocks of addresses. Default: one, with gateway, DHCP and a name server.'),
});

export const routerEntry = z.strictObject({
  id: uuidText.optional().describe('UUID in Neutron. Default: made from the name.'),
  networks: z
    .array(someText)
    .nullish()
    .describe('Names of the networks it joins. Default: all of them.'),
  project_id: someText
    .optional()
    .describe('The project it belongs to. Default: the project of the lab.'),
  ha: z
    .boolean()
    .default(false)
    .describe('Highly available: its ports are of the replicated kind.'),
  distributed: z
    .boolean()
    .default(false)
    .describe('Distributed (DVR): its ports are of the distributed kind.'),
});

export const securityGroupEntry = z.strictObject({
  id: uuidText.optional().describe('UUID in Neutron. Default: made from the name.'),
  name: z
    .string()
    .optional()
    .describe('What Neutron calls it; may be empty. Default: its key in the lab file.'),
});

export const imageEntry = z.strictObject({
  id: uuidText.optional().describe('UUID in Glance. Default: made from the name.'),
  ec2_id: z
    .int()
    .min(1)
    .nullish()
    .describe(
      "The number in its EC2 id: 1 is ami-00000001; null for none until somebody asks for it, then the next. Default: made from the image's id.",
    ),
});
