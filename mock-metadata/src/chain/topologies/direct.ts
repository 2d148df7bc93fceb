import type { TopologyPlan } from './topology.ts';

/** Nothing stands between an instance and Nova, which knows it by its address alone. */
export const direct: TopologyPlan = {
  hops: [],
  ipv6From: 'fixed-ip',
  port: "the instance's first port with an address",
  describe: () =>
    'The request to 169.254.169.254 is sent on to Nova (by a NAT rule), which sees the address of the instance.',
  reach: ({ sources: [{ port, address }] }) => ({ kind: 'reachable', address, port }),
};
