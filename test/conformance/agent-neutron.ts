import type { Lab } from '../../mock-metadata/src/lab/model.ts';
import { type Neutron, portIndex } from '../../mock-metadata/src/neutron/port-lookup.ts';

/** Neutron as an agent asks it, with what it was asked in the recorder's form. */
export interface AskedNeutron extends Neutron {
  readonly calls: readonly object[];
}

const interfaceOwners = [
  'network:router_interface',
  'network:ha_router_replicated_interface',
  'network:router_interface_distributed',
];

/** Neutron's RPC, which answers nothing while `isAway`; OVN's agent asks the southbound database instead. */
export const askedNeutron = (lab: Lab, kind: 'neutron' | 'ovn', isAway: boolean): AskedNeutron => {
  const index = portIndex(lab);
  const calls: object[] = [];
  return {
    calls,
    routerNetworks: (routerId) => {
      calls.push({ device_id: [routerId], device_owner: interfaceOwners });
      return isAway ? undefined : index.routerNetworks(routerId);
    },
    ports: ({ address, mac }, networks) => {
      calls.push(kind === 'ovn' ? binding(address, mac, networks) : filter(address, mac, networks));
      return isAway
        ? undefined
        : index.ports(mac === undefined ? { address: address ?? '' } : { mac }, networks);
    },
  };
};

const binding = (
  ip: string | undefined,
  mac: string | undefined,
  [network]: readonly string[],
): object => ({ network: named(network), ip: named(ip), mac: mac ?? null });

/** Python's None, where the agent looked for something that is not there. */
const named = (text: string | undefined): string | null =>
  text === 'None' ? null : (text ?? null);

const filter = (
  address: string | undefined,
  mac: string | undefined,
  networks: readonly string[],
): object => ({
  ...(mac === undefined ? { fixed_ips: { ip_address: [address] } } : { mac_address: [mac] }),
  ...(networks.length === 0 ? {} : { network_id: networks }),
});
