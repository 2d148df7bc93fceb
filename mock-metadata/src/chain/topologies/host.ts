import { hostBackends } from '../../neutron/host-backends.ts';
import { hostProxyPlan } from '../hops/host-proxy-plan.ts';
import { unreachable } from '../way.ts';
import type { TopologyPlan } from './topology.ts';

/** OVS rewrites the request on the compute node and hands it to the proxy there. */
export const host: TopologyPlan = {
  hops: [hostProxyPlan],
  ipv6From: 'link-local',
  port: "the instance's first port that the OVS agent looks after",
  describe: ({ address }) =>
    `Flows of the OVS agent turn the request to 169.254.169.254 into one from ${address} (provider_cidr) to the proxy on the compute node.`,
  reach: ({ lab, instance, sources, from }) => {
    if (lab.release === 'zed') {
      return unreachable(
        'topology-newer-than-release',
        'Neutron 21 (zed) does not have the metadata_path extension of the OVS agent yet, and so no host proxy.',
        'Set release: epoxy or master in the lab, or another topology.',
      );
    }
    const { byPort } = hostBackends(lab);
    for (const { port, address } of sources) {
      const backend = byPort.get(port.id);
      if (backend !== undefined && !address.includes(':')) {
        return { kind: 'reachable', address: from.address ?? backend.providerAddress, port };
      }
    }
    return unreachable(
      'no-host-path',
      `The OVS agent makes a metadata path for ports that Nova bound to an instance (device_owner compute:…) and that have an IPv4 address; instance ${instance.name} asks from none.`,
      'Give a port of the instance an IPv4 address and a device_owner that begins with compute:, and ask over IPv4.',
    );
  },
};
