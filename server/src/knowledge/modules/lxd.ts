import { choice, cloudConfigModule, flag, integer, map, text } from '../builders.ts';

const init = map(
  {
    storage_backend: choice(
      { dir: 'Plain folders.', zfs: 'ZFS.', lvm: 'LVM.', btrfs: 'Btrfs.' },
      'How containers and virtual machines are stored.',
      { default: 'dir' },
    ),
    storage_pool: text('Name of the pool to use or make.'),
    storage_create_device: text('Device to make the pool on.', { format: 'path' }),
    storage_create_loop: integer('Make the pool in a file of this many GB.'),
    network_address: text('Address to listen on.', { format: 'ip' }),
    network_port: integer('Port to listen on.'),
    trust_password: text(
      'Password with which new clients introduce themselves. Whoever can ask the metadata service can read it.',
    ),
  },
  'What `lxd init --auto` is told. Not together with `preseed`.',
);

const bridge = map(
  {
    mode: choice(
      {
        new: 'Make one with these settings.',
        existing: 'Use the one called `name`.',
        none: 'No bridge.',
      },
      'Where the bridge comes from.',
      { required: true },
    ),
    name: text('Name of the bridge.', { default: 'lxdbr0' }),
    mtu: integer('MTU of the bridge; -1 leaves it to LXD.', {
      default: -1,
      min: -1,
      since: '22.3',
    }),
    ipv4_address: text('Its IPv4 address. Needs `ipv4_netmask`.', {
      format: 'ip',
      examples: ['10.0.8.1'],
    }),
    ipv4_netmask: integer('Length of the IPv4 prefix.', { examples: ['24'] }),
    ipv4_dhcp_first: text('First address that DHCP hands out.', { format: 'ip' }),
    ipv4_dhcp_last: text('Last address that DHCP hands out.', { format: 'ip' }),
    ipv4_dhcp_leases: integer('How many addresses DHCP hands out.', {
      defaultNote: 'all from the first to the last',
    }),
    ipv4_nat: flag('Hide the network behind the address of this machine.', { default: false }),
    ipv6_address: text('Its IPv6 address. Needs `ipv6_netmask`; without it there is no IPv6.', {
      format: 'ip',
    }),
    ipv6_netmask: integer('Length of the IPv6 prefix.', { examples: ['64'] }),
    ipv6_nat: flag('Hide the IPv6 network too.', { default: false }),
    domain: text('Domain for the names of the containers.', { format: 'hostname' }),
  },
  'The bridge that containers are connected to. Not together with `preseed`.',
);

export const lxd = cloudConfigModule({
  id: 'cc_lxd',
  title: 'LXD',
  summary: 'Installs LXD and sets it up, either by a few settings or by a preseed of your own.',
  stage: 'final',
  frequency: 'instance',
  distros: ['ubuntu'],
  keys: {
    lxd: map(
      {
        init,
        bridge,
        preseed: text(
          'YAML for `lxd init --preseed`, as a `|` block. Not together with `init` or `bridge`.',
          { multiline: true, since: '22.4' },
        ),
      },
      'How LXD is set up.',
      { minKeys: 1, typical: ['init'] },
    ),
  },
  examples: [
    `#cloud-config
lxd:
  init:
    storage_backend: dir
  bridge:
    mode: new
    name: lxdbr0
    ipv4_address: 10.0.8.1
    ipv4_netmask: 24
    ipv4_nat: true
`,
  ],
});
