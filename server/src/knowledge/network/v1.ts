import {
  anyOf,
  anything,
  choice,
  either,
  flag,
  integer,
  list,
  map,
  nothing,
  oneOf,
  text,
} from '../builders.ts';
import type { Shape } from '../shape.ts';
import { bondParameters, bridgeParameters } from './v1-parameters.ts';

const acceptRa = flag('Whether the device listens to IPv6 router advertisements.', {
  defaultNote: 'left to the system',
});
const mtu = integer('Largest packet in bytes.', { examples: ['9000'] });
const subnetMac = (of: string) =>
  text(`MAC address of the ${of} itself.`, { defaultNote: 'that of a device below it' });
const named = (what: string) => text(`Name of the ${what}.`, { required: true });
const ofType = (type: string, meaning: string) =>
  choice({ [type]: meaning }, 'What this entry describes.', { required: true });

const routeKeys = {
  destination: text('Network to reach, with its prefix: `10.0.0.0/8`.'),
  network: text(
    'The same as `destination`, as OpenStack writes it. Only read in the `routes` of a subnet, and if there is no `destination`; an entry of its own without `destination` is left out.',
  ),
  netmask: text('Mask of the network, unless the prefix says it: `255.0.0.0`.'),
  gateway: text('Address of the router that leads there.'),
  metric: integer('Cost of the route; the lowest wins.'),
};
const oneRoute = {
  exactlyOneOf: [
    ['network', 'gateway'],
    ['destination', 'gateway'],
  ],
} as const;

const route = map(
  { type: choice({ route: 'A route.' }, 'What this entry describes.'), ...routeKeys },
  'A route.',
  { ...oneRoute, typical: ['destination', 'gateway'] },
);

const subnet = map(
  {
    type: choice(
      {
        dhcp: 'IPv4 address from DHCP.',
        dhcp4: 'IPv4 address from DHCP.',
        dhcp6: 'IPv6 address from DHCP.',
        static: 'A fixed address.',
        static6: 'A fixed IPv6 address.',
        'ipv6_dhcpv6-stateful': 'IPv6 address and settings from DHCP.',
        'ipv6_dhcpv6-stateless': 'IPv6 address made up by itself, settings from DHCP.',
        ipv6_slaac: 'IPv6 address made up by itself.',
        manual: 'No address from cloud-init.',
      },
      'How the address is found.',
    ),
    address: text('The address, with or without its prefix.', { examples: ['192.0.2.10/24'] }),
    netmask: text('Mask of the network, unless the address has a prefix.'),
    gateway: text('Address of the default router.'),
    broadcast: text('Broadcast address.'),
    dns_nameservers: list(text(), 'Addresses of name servers.'),
    dns_search: list(text(), 'Domains to try for short names.'),
    routes: list(route, 'Routes that go with this address.'),
    control: choice(
      {
        auto: 'At boot.',
        hotplug: 'When the device appears.',
        manual: 'By hand.',
      },
      'When the device is brought up.',
    ),
    metric: integer('Cost of the routes of this subnet; the lowest wins.'),
    ipv4: flag('The subnet is IPv4, if type and address do not tell.'),
    ipv6: flag('The subnet is IPv6, if type and address do not tell.'),
  },
  'An address of the device.',
  { typical: ['type'] },
);
const subnets = list(subnet, 'Addresses of the device, and how they are found.');

const physical = map(
  {
    type: ofType('physical', 'A network card.'),
    name: text('Name of the device, at most 15 characters.', { required: true, maxLength: 15 }),
    mac_address: text('MAC address by which the card is found, in lower case, in quotes.', {
      examples: ["'52:54:00:12:34:56'"],
    }),
    mtu: either([integer(), nothing()], 'Largest packet in bytes.'),
    subnets,
    'accept-ra': acceptRa,
    keep_configuration: flag(
      'Keep the addresses when the network service restarts. Only netplan knows it.',
    ),
  },
  'A network card.',
  { typical: ['mac_address', 'subnets'] },
);

const bond = map(
  {
    type: ofType('bond', 'Several devices that work as one.'),
    name: named('bond'),
    bond_interfaces: list(text(), 'Names of the devices in the bond.'),
    params: either([bondParameters, anything()], 'Settings of the bonding driver.'),
    mac_address: subnetMac('bond'),
    mtu,
    subnets,
    'accept-ra': acceptRa,
  },
  'Several devices that work as one.',
  { typical: ['bond_interfaces', 'params'] },
);

const bridge = map(
  {
    type: ofType('bridge', 'A switch made of devices.'),
    name: named('bridge'),
    bridge_interfaces: list(text(), 'Names of the devices that are its ports.', { required: true }),
    params: { ...bridgeParameters, required: true },
    subnets,
    'accept-ra': acceptRa,
  },
  'A switch made of devices.',
);

const vlan = map(
  {
    type: ofType('vlan', 'A VLAN on top of another device.'),
    name: named('VLAN device'),
    vlan_link: text('Name of the device below.', { required: true }),
    vlan_id: integer('Number of the VLAN.', { required: true }),
    mac_address: subnetMac('VLAN device'),
    mtu,
    subnets,
    'accept-ra': acceptRa,
  },
  'A VLAN on top of another device.',
);

const nameserver = map(
  {
    type: ofType('nameserver', 'Name servers.'),
    address: either([list(text()), text()], 'Address, or addresses, of name servers.', {
      required: true,
    }),
    search: list(text(), 'Domains to try for short names.'),
    interface: text('Name of the device these servers belong to.', {
      defaultNote: 'they serve the whole system',
    }),
  },
  'Name servers.',
);

const body = map(
  {
    version: choice([1], 'Version of this format.', { required: true }),
    config: list(
      anyOf(
        [bond, bridge, physical, nameserver, route, vlan],
        'A device, name servers or a route.',
        {
          discriminator: 'type',
        },
      ),
      'Devices, name servers and routes.',
      { required: true },
    ),
  },
  'The network in version 1 of the format.',
);

/** Network configuration, version 1, with or without `network:` around it. */
export const networkV1: Shape = oneOf([
  body,
  map({ network: { ...body, required: true } }, 'The network.'),
]);
