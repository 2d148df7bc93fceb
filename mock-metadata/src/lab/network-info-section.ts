import * as z from 'zod';
import { cidrOfRoute, ipText, someText } from './texts.ts';

// Nova's serialised form, so that what stands in a real info cache can be pasted; short forms beside it.
const addressError =
  "Write an address like 10.0.0.4, or Nova's own {address, type, version, meta}.";

const version = z.literal([4, 6]).nullish();

/** What Nova's form has and metadata never shows, so that it can stay where it is pasted. */
const unshown = <Value extends z.ZodType>(value: Value) =>
  value.describe('Part of what Nova keeps; metadata does not show it. Default: none.');

const notes = unshown(z.record(z.string(), z.unknown()).default({}));
const kind = unshown(z.string().nullish());

const addressParts = {
  type: kind,
  version: version.describe('4 or 6. Default: what the address looks like.'),
  meta: notes,
};

const cachedAddress = z.union(
  [ipText, z.strictObject({ address: ipText.describe('The address.'), ...addressParts })],
  { error: addressError },
);

const cachedGateway = z.union(
  [
    ipText,
    z.strictObject({
      address: ipText.nullish().describe('The address. Default: there is no gateway.'),
      ...addressParts,
    }),
  ],
  { error: addressError },
);

const cachedFixedIp = z.union(
  [
    ipText,
    z.strictObject({
      address: ipText.describe('The address.'),
      ...addressParts,
      floating_ips: z
        .array(cachedAddress)
        .default([])
        .describe('Public addresses that lead to it.'),
    }),
  ],
  { error: addressError },
);

const cachedRoute = z.strictObject({
  cidr: cidrOfRoute.describe('The block the route leads to.'),
  gateway: cachedAddress.describe('The address to send it to.'),
  interface: unshown(z.unknown().optional()),
  meta: notes,
});

const cachedSubnet = z.strictObject({
  cidr: cidrOfRoute.describe('The block of addresses.'),
  version: version.describe('4 or 6. Default: that of the block.'),
  gateway: cachedGateway.nullish().describe('Address of the gateway. Default: none.'),
  dns: z.array(cachedAddress).default([]).describe('Name servers.'),
  ips: z
    .array(cachedFixedIp)
    .default([])
    .describe("The instance's addresses, with their floating ones."),
  routes: z.array(cachedRoute).default([]).describe('Further routes.'),
  meta: z
    .looseObject({
      dhcp_server: ipText.nullish().describe('Address of the DHCP server. Default: none.'),
      enable_dhcp: z
        .boolean()
        .nullish()
        .describe('Whether Neutron says DHCP is on, which Nova keeps since 29. Default: not kept.'),
      ipv6_address_mode: z
        .string()
        .nullish()
        .describe('slaac, dhcpv6-stateless or dhcpv6-stateful. Default: none.'),
    })
    .default({})
    .describe('What else Nova keeps about the subnet.'),
});

const cachedNetwork = z.strictObject({
  id: someText.describe('UUID of the network in Neutron.'),
  bridge: unshown(z.string().nullish()),
  label: z.string().nullish().describe("The network's name. Default: empty."),
  subnets: z
    .array(cachedSubnet)
    .default([])
    .describe('Its subnets that the card has addresses of.'),
  meta: z
    .looseObject({
      injected: z
        .boolean()
        .nullish()
        .describe('Whether it goes into the network template. Default: false.'),
      mtu: z.int().nullish().describe('Largest packet in bytes. Default: not known.'),
    })
    .default({})
    .describe('What else Nova keeps about the network.'),
});

/** One network card in Nova's info cache (`nova.network.model.VIF`). */
export const cachedVif = z.strictObject({
  id: someText.describe('Id of the port.'),
  address: z.string().describe('MAC address.'),
  network: cachedNetwork
    .nullish()
    .describe('The network it is on. Default: none, and network_data.json leaves the card out.'),
  type: z
    .string()
    .nullish()
    .describe('Kind of connection: ovs, bridge, hw_veb … Default: not known.'),
  details: z
    .record(z.string(), z.unknown())
    .nullish()
    .describe('binding:vif_details of the port. Default: none.'),
  devname: z
    .string()
    .nullish()
    .describe(
      'Device name on the host, which is the id of the link. Default: interface0 and so on.',
    ),
  ovs_interfaceid: unshown(z.string().nullish()),
  qbh_params: unshown(z.unknown().optional()),
  qbg_params: unshown(z.unknown().optional()),
  active: unshown(z.boolean().nullish()),
  vnic_type: z.string().default('normal').describe('binding:vnic_type of the port.'),
  profile: z
    .record(z.string(), z.unknown())
    .nullish()
    .describe('binding:profile of the port. Default: none.'),
  preserve_on_delete: unshown(z.boolean().nullish()),
  delegate_create: unshown(z.boolean().nullish()),
  meta: notes,
});
