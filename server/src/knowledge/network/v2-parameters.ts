import { choice, flag, integer, list, map, text } from '../builders.ts';

/** What the official schema lets pass without naming it. */
const ofNetplan = {
  primary: text('Device that is used as long as it works.'),
};

/** `parameters` of a bond. */
export const bondParameters = map(
  {
    mode: choice(
      {
        'balance-rr': 'One device after the other.',
        'active-backup': 'One device works, the others wait.',
        'balance-xor': 'Chosen by a hash of the packet.',
        broadcast: 'Everything over all devices.',
        '802.3ad': 'LACP, agreed with the switch.',
        'balance-tlb': 'Sending is spread by load.',
        'balance-alb': 'Sending and receiving are spread by load.',
      },
      'How the devices share the work.',
      { default: 'balance-rr' },
    ),
    'mii-monitor-interval': text('Milliseconds between two looks at the link, in quotes.', {
      default: '0',
    }),
    'min-links': integer('Links that must be up for the bond to be up.'),
    'lacp-rate': choice(
      { slow: 'Every 30 seconds.', fast: 'Every second.' },
      'How often LACP asks its partner.',
      { default: 'slow' },
    ),
    'transmit-hash-policy': choice(
      ['layer2', 'layer3+4', 'layer2+3', 'encap2+3', 'encap3+4'],
      'What the hash that chooses a device is made of.',
    ),
    'ad-select': choice(['stable', 'bandwidth', 'count'], 'How an LACP group is chosen.'),
    'all-slaves-active': flag('Take packets that come in on waiting devices.', { default: false }),
    'arp-interval': integer('Milliseconds between two ARP questions.', { default: 0 }),
    'arp-ip-targets': list(text(), 'Addresses to ask by ARP.'),
    'arp-validate': choice(
      ['none', 'active', 'backup', 'all'],
      'On which devices ARP answers are checked.',
    ),
    'arp-all-targets': choice(
      { any: 'One is enough.', all: 'All must answer.' },
      'Whether one ARP target or all must answer.',
    ),
    'up-delay': integer('Milliseconds to wait before a link that is back is used.', { default: 0 }),
    'down-delay': integer('Milliseconds to wait before a lost link is given up.', { default: 0 }),
    'fail-over-mac-policy': choice(
      {
        none: 'All devices have the same address.',
        active: 'The bond has the address of the device that works.',
        follow: 'A device gets the address when it starts to work.',
      },
      'What MAC addresses do when the device changes.',
    ),
    'gratuitous-arp': integer('ARP announcements after a change of device.'),
    'packets-per-slave': integer('Packets over one device before the next.'),
    'primary-reselect-policy': choice(
      {
        always: 'As soon as it is back.',
        better: 'If it is faster than the present one.',
        failure: 'Only if the present one fails.',
      },
      'When the preferred device is taken again.',
    ),
    'learn-packet-interval': text('Seconds between two learning packets, in quotes.', {
      default: '1',
    }),
  },
  'Settings of the bond.',
  { open: true, offered: ofNetplan, typical: ['mode'] },
);

/** `parameters` of a bridge. */
export const bridgeParameters = map(
  {
    stp: flag('Spanning tree protocol.', { default: true }),
    'forward-delay': integer('Seconds a port waits before it forwards.'),
    'hello-time': integer('Seconds between two hello packets.'),
    'max-age': integer('Seconds a hello packet stays valid.'),
    'ageing-time': integer('Seconds an address is remembered.'),
    priority: integer('Priority of the bridge; the lowest becomes root.'),
    'path-cost': integer('Cost of the path; faster devices should have lower ones.'),
  },
  'Settings of the bridge.',
  { open: true, typical: ['stp'] },
);
