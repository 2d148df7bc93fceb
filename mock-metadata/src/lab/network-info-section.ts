import { z } from 'zod';
import { cidrOfRoute, ipText, someText } from './texts.ts';

// Nova's serialised form, so that what stands in a real info cache can be pasted; short forms beside it.
const version = z.union([z.literal(4), z.literal(6)]).nullish();
const addressError =
  "Write an address like 10.0.0.4, or Nova's own {address, type, version, meta}.";
const meta = z.record(z.string(), z.unknown()).default({});

const cachedAddress = z.union(
  [ipText, z.strictObject({ address: ipText, type: z.string().nullish(), version, meta })],
  { error: addressError },
);

const cachedGateway = z.union(
  [
    ipText,
    z.strictObject({ address: ipText.nullish(), type: z.string().nullish(), version, meta }),
  ],
  { error: addressError },
);

const cachedFixedIp = z.union(
  [
    ipText,
    z.strictObject({
      address: ipText,
      type: z.string().nullish(),
      version,
      floating_ips: z.array(cachedAddress).default([]),
      meta,
    }),
  ],
  { error: addressError },
);

const cachedRoute = z.strictObject({
  cidr: cidrOfRoute,
  gateway: cachedAddress,
  interface: z.unknown().optional(),
  meta,
});

const cachedSubnet = z.strictObject({
  cidr: cidrOfRoute.describe('The block of addresses.'),
  version: version.describe('4 or 6. Default: that of the block.'),
  gateway: cachedGateway.nullish().describe('Address of the gateway.'),
  dns: z.array(cachedAddress).default([]).describe('Name servers.'),
  ips: z
    .array(cachedFixedIp)
    .default([])
    .describe("The instance's addresses, with their floating ones."),
  routes: z.array(cachedRoute).default([]).describe('Further routes.'),
  meta: z
    .looseObject({
      dhcp_server: ipText.nullish().describe('Address of the DHCP server.'),
      enable_dhcp: z.boolean().nullish().describe('Whether Neutron says DHCP is on.'),
      ipv6_address_mode: z
        .string()
        .nullish()
        .describe('slaac, dhcpv6-stateless or dhcpv6-stateful.'),
    })
    .default({})
    .describe('What else Nova keeps about the subnet.'),
});

const cachedNetwork = z.strictObject({
  id: someText,
  bridge: z.string().nullish(),
  label: z.string().nullish().describe("The network's name."),
  subnets: z.array(cachedSubnet).default([]),
  meta: z
    .looseObject({
      injected: z.boolean().nullish().describe('Whether it goes into the network template.'),
      mtu: z.int().nullish().describe('Largest packet in bytes.'),
    })
    .default({})
    .describe('What else Nova keeps about the network.'),
});

/** One network card in Nova's info cache (`nova.network.model.VIF`). */
export const cachedVif = z.strictObject({
  id: someText.describe('Id of the port.'),
  address: z.string().describe('MAC address.'),
  network: cachedNetwork.nullish(),
  type: z.string().nullish().describe('Kind of connection: ovs, bridge, hw_veb …'),
  details: z.record(z.string(), z.unknown()).nullish().describe('binding:vif_details of the port.'),
  devname: z.string().nullish().describe('Device name on the host.'),
  ovs_interfaceid: z.string().nullish(),
  qbh_params: z.unknown().optional(),
  qbg_params: z.unknown().optional(),
  active: z.boolean().nullish(),
  vnic_type: z.string().default('normal').describe('binding:vnic_type of the port.'),
  profile: z.record(z.string(), z.unknown()).nullish().describe('binding:profile of the port.'),
  preserve_on_delete: z.boolean().nullish(),
  delegate_create: z.boolean().nullish(),
  meta,
});
