import type { Name, NameSource } from './source.ts';

/** The headers on the way from an instance to Nova, as Neutron and Nova name them. */
const onTheWay: readonly (readonly [string, string])[] = [
  ['X-Forwarded-For', 'The address that asks; each proxy adds what it sees.'],
  ['X-Neutron-Network-ID', 'The network, from the proxy in a DHCP namespace.'],
  ['X-Neutron-Router-ID', 'The router, from the proxy in its namespace.'],
  ['X-OVN-Network-ID', 'The network, from the proxy of OVN.'],
  ['X-Instance-ID', 'The instance, as the metadata agent found it.'],
  ['X-Tenant-ID', 'Its project, as the metadata agent found it.'],
  ['X-Instance-ID-Signature', 'X-Instance-ID signed with the shared secret.'],
  ['X-Metadata-Provider', 'The load balancer that asks, instead of an instance id.'],
  ['X-Metadata-Provider-Signature', 'X-Metadata-Provider signed with the shared secret.'],
];

const names: readonly Name[] = onTheWay.map(([value, summary]) => ({ value, summary }));

/** Headers that a scenario sends, or expects Nova to receive. */
export const headerNames: NameSource = {
  blocks: [],
  values: [],
  keys: [
    'steps.*.send.headers',
    'steps.*.expect.nova_received.headers',
    'steps.*.expect.nova_received.<>.headers',
  ],
  names: () => names,
};
