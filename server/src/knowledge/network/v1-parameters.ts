import { choice, flag, integer, list, map, text } from '../builders.ts';

const number255 = { min: 0, max: 255 } as const;

/** `params` of a bond: settings of Linux's bonding driver with `bond-` in front. */
export const bondParameters = map(
  {
    'bond-mode': choice(
      {
        'balance-rr': 'One device after the other.',
        'active-backup': 'One device works, the others wait.',
        'balance-xor': 'Chosen by a hash of the packet.',
        broadcast: 'Everything over all devices.',
        '802.3ad': 'LACP, agreed with the switch.',
        'balance-tlb': 'Sending is spread by load.',
        'balance-alb': 'Sending and receiving are spread by load.',
        'balance-tcp': 'Open vSwitch: spread by connection.',
        'balance-slb': 'Open vSwitch: spread by sender.',
      },
      'How the devices share the work.',
      { default: 'balance-rr' },
    ),
    'bond-miimon': integer('Milliseconds between two looks at the link.', { default: 0 }),
    'bond-updelay': text('Milliseconds to wait before a link that is back is used.'),
    'bond-downdelay': integer('Milliseconds to wait before a lost link is given up.'),
    'bond-lacp_rate': text('How often LACP asks its partner: `slow` or `fast`.'),
    'bond-xmit_hash_policy': text('What the hash is made of, such as `layer3+4`.'),
    'bond-min_links': integer('Links that must be up for the bond to be up.', { default: 0 }),
    'bond-primary': text('Name of the device to prefer.'),
    'bond-primary_reselect': choice(
      {
        always: 'As soon as it is back.',
        better: 'If it is faster than the present one.',
        failure: 'Only if the present one fails.',
      },
      'When the preferred device is taken again.',
    ),
    'bond-active_slave': text('Name of the device that works, in modes with a single one.'),
    'bond-fail_over_mac': text('Whether MAC addresses change over in active-backup mode.'),
    'bond-ad_select': text('How an LACP group is chosen.'),
    'bond-ad_actor_key': text('LACP key of this side.'),
    'bond-ad_actor_sys_prio': integer('LACP priority of this side.', { default: 65535 }),
    'bond-ad_actor_system': text('MAC address of this side in LACP packets.'),
    'bond-ad_aggregator': text('LACP group in use.'),
    'bond-ad_num_ports': integer('Devices in the LACP group.'),
    'bond-ad_partner_key': text('LACP key of the other side.'),
    'bond-ad_partner_mac': text('MAC address of the other side.'),
    'bond-ad_user_port_key': text('Own part of the LACP key.'),
    'bond-all_slaves_active': text('Whether packets on waiting devices are taken.'),
    'bond-arp_all_targets': text('Whether one ARP target or all must answer.'),
    'bond-arp_interval': integer('Milliseconds between two ARP questions.'),
    'bond-arp_ip_target': text('Addresses to ask by ARP.'),
    'bond-arp_validate': flag('Whether ARP answers are checked.'),
    'bond-lp_interval': integer('Seconds between two learning packets.'),
    'bond-mii_status': text('State of the link.'),
    'bond-num_grat_arp': integer('ARP announcements after a change of device.', number255),
    'bond-num_unsol_na': integer('IPv6 announcements after a change of device.', number255),
    'bond-packets_per_slave': integer('Packets over one device before the next.', {
      min: 0,
      max: 65535,
    }),
    'bond-peer_notif_delay': integer('Milliseconds between two announcements.'),
    'bond-queue_id': text('Queue of a device.'),
    'bond-resend_igmp': text('IGMP reports after a change of device.'),
    'bond-slaves': text('Names of the devices.'),
    'bond-tlb_dynamic_lb': text('Whether load is looked at again and again.'),
    'bond-use_carrier': text('Whether the driver is asked for the state of the link.'),
  },
  'Settings of the bonding driver.',
  { typical: ['bond-mode'] },
);

/** `params` of a bridge. */
export const bridgeParameters = map(
  {
    bridge_stp: choice({ on: 'On; in quotes.', off: 'Off; in quotes.' }, 'Spanning tree protocol.'),
    bridge_fd: integer('Seconds a port waits before it forwards.'),
    bridge_hello: integer('Seconds between two hello packets.'),
    bridge_maxage: integer('Seconds a hello packet stays valid.'),
    bridge_maxwait: integer('Seconds the network scripts wait for the bridge.'),
    bridge_ageing: integer('Seconds an address is remembered.'),
    bridge_bridgeprio: integer('Priority of the bridge; the lowest becomes root.'),
    bridge_hw: text('MAC address of the bridge.'),
    bridge_ports: list(text(), 'Names of the devices that are its ports.'),
    bridge_pathcost: list(text('Device and cost: `eth0 50`.'), 'Costs of ports.'),
    bridge_portprio: list(text('Device and priority: `eth0 32`.'), 'Priorities of ports.'),
    bridge_waitport: list(text('Seconds and devices.'), 'Ports to wait for, and how long.'),
  },
  'Settings of the bridge.',
  { typical: ['bridge_stp'] },
);
