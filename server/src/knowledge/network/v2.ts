import { choice, flag, integer, list, map, mapOf, oneOf, text } from '../builders.ts';
import type { Shape } from '../shape.ts';
import { bondParameters, bridgeParameters } from './v2-parameters.ts';

const renderer = choice(
  { networkd: 'systemd-networkd.', NetworkManager: 'NetworkManager.' },
  'What brings the network up.',
  { default: 'networkd' },
);

const dhcpOverrides = (version: string) =>
  map(
    {
      'use-dns': flag('Take name servers.', { default: true }),
      'use-domains': text('Take the domain: `true`, `false` or `route`, in quotes.'),
      'use-hostname': flag('Take the host name.', { default: true }),
      'use-mtu': flag('Take the MTU.', { default: true }),
      'use-ntp': flag('Take time servers.', { default: true }),
      'use-routes': flag('Take routes.', { default: true }),
      'route-metric': integer('Cost of the routes taken.'),
      'send-hostname': flag('Tell the server the host name.', { default: true }),
      hostname: text('The host name to tell.'),
    },
    `What to take from ${version} answers, if \`${version.toLowerCase()}\` is on.`,
  );

const yesNo = (summary: string) => choice([true, false, 'yes', 'no'], summary, { default: false });

const gateway = (version: string, instead: string) =>
  text(`Default router for ${version}. netplan wants a route instead: \`to: ${instead}\`.`, {
    isOld: true,
  });

const route = map(
  {
    to: text(
      'Network to reach with its prefix, or `default`, which only netplan knows if cloud-init is of 25.1 or older.',
      {
        required: true,
        suggest: [
          ['default', 'All that no other route leads to.'],
          ['0.0.0.0/0', 'The same for IPv4, known everywhere.'],
        ],
      },
    ),
    via: text('Address of the router that leads there.'),
    metric: integer('Cost of the route; the lowest wins.'),
  },
  'A route.',
  { typical: ['via'] },
);

const common = {
  dhcp4: yesNo('Get an IPv4 address from DHCP.'),
  dhcp6: yesNo('Get an IPv6 address from DHCP.'),
  addresses: list(
    text('Address with its prefix.', { examples: ['192.0.2.10/24'] }),
    'Fixed addresses.',
  ),
  routes: list(route, 'Routes.'),
  nameservers: map(
    {
      addresses: list(text(), 'Addresses of name servers.'),
      search: list(text(), 'Domains to try for short names.'),
    },
    'Name servers.',
    { typical: ['addresses'] },
  ),
  mtu: integer('Largest packet in bytes.'),
  optional: flag('Do not wait for this device at boot.', { default: false }),
  renderer,
  'dhcp4-overrides': dhcpOverrides('DHCP4'),
  'dhcp6-overrides': dhcpOverrides('DHCP6'),
  gateway4: gateway('IPv4', '0.0.0.0/0'),
  gateway6: gateway('IPv6', '::/0'),
};

/** Keys of netplan that the official schema lets pass without naming them. */
const ofNetplan = {
  macaddress: text('MAC address to give the device, in quotes.', {
    examples: ["'52:54:00:12:34:56'"],
  }),
  'accept-ra': flag('Listen to IPv6 router advertisements.'),
  'link-local': list(choice(['ipv4', 'ipv6']), 'Address families with link-local addresses.'),
  'ipv6-privacy': flag('Use changing IPv6 addresses.', { default: false }),
  'ipv6-mtu': integer('Largest packet in bytes, for IPv6.'),
  'dhcp-identifier': choice({ mac: 'The MAC address.' }, 'What the device shows to DHCP.'),
  critical: flag('Keep the addresses when the network service stops.', { default: false }),
  'optional-addresses': list(
    choice(['ipv4-ll', 'ipv6-ra', 'dhcp4', 'dhcp6', 'static']),
    'Kinds of addresses that the boot does not wait for.',
  ),
  'ignore-carrier': flag('Set the device up without a cable, too.'),
  'routing-policy': list(
    map({
      from: text('Network the packets come from.'),
      to: text('Network the packets go to.'),
      table: integer('Number of the table of routes.'),
      priority: integer('The lowest number is looked at first.'),
      mark: integer('Mark of the packets.'),
    }),
    'Rules by which a table of routes is chosen.',
  ),
};

const ethernet = map(
  {
    match: map(
      {
        macaddress: text('MAC address in lower case, in quotes.', {
          examples: ["'52:54:00:12:34:56'"],
        }),
        name: text('Present name of the device; `*` stands for anything.'),
        driver: text('Name of the kernel driver; `*` stands for anything.'),
      },
      'Which network cards are meant, if not the one of this name. All that is given must fit.',
      { typical: ['macaddress'] },
    ),
    'set-name': text('Name to give the card that matches.'),
    wakeonlan: flag('Let the network wake the machine.', { default: false }),
    ...common,
  },
  'A network card.',
  { open: true, offered: ofNetplan, typical: ['dhcp4'] },
);

const bond = map(
  {
    interfaces: list(text(), 'Names of the devices in the bond.'),
    parameters: bondParameters,
    ...common,
  },
  'Several devices that work as one.',
  { open: true, offered: ofNetplan, typical: ['interfaces', 'parameters'] },
);

const bridge = map(
  {
    interfaces: list(text(), 'Names of the devices that are its ports.'),
    parameters: bridgeParameters,
    ...common,
  },
  'A switch made of devices.',
  { open: true, offered: ofNetplan, typical: ['interfaces'] },
);

const vlan = map(
  {
    id: integer('Number of the VLAN, 0 to 4094.'),
    link: text('Name of the device below.'),
    ...common,
  },
  'A VLAN on top of another device.',
  { open: true, offered: ofNetplan, typical: ['id', 'link'] },
);

const body = map(
  {
    version: choice([2], 'Version of this format.', { required: true }),
    renderer,
    ethernets: mapOf(ethernet, 'Network cards, by name.', {
      label: 'name',
      suggest: ['eth0', 'eth1', 'ens3', 'ens4', 'eno1', 'enp1s0'],
    }),
    bonds: mapOf(bond, 'Bonds, by name.', { label: 'name', suggest: ['bond0', 'bond1'] }),
    bridges: mapOf(bridge, 'Bridges, by name.', { label: 'name', suggest: ['br0'] }),
    vlans: mapOf(vlan, 'VLANs, by name.', { label: 'name' }),
  },
  'The network in version 2 of the format, that of netplan.',
  { typical: ['ethernets'] },
);

/** Network configuration, version 2, with or without `network:` around it. */
export const networkV2: Shape = oneOf([
  body,
  map({ network: { ...body, required: true } }, 'The network.'),
]);
