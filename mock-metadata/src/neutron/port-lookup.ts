import type { Lab, Port } from '../lab/model.ts';

/** What the agents ask Neutron over RPC. Each answer is undefined where Neutron does not answer. */
export interface Neutron {
  /** Networks on which a router has an interface; its gateway port does not count. */
  routerNetworks(routerId: string): readonly string[] | undefined;
  /** Ports with a fixed address (compared as text) or MAC. No network named = on all of them. */
  ports(query: PortQuery, networkIds: readonly string[]): readonly Port[] | undefined;
}

/** With both, a port needs only one of them: so OVN's agent looks for link-local clients. */
export type PortQuery =
  | { readonly address: string; readonly mac?: string }
  | { readonly mac: string; readonly address?: never };

/** Owners of the ports by which a router hangs on a network (neutron_lib ROUTER_INTERFACE_OWNERS). */
const interfaceOwners: ReadonlySet<string> = new Set([
  'network:router_interface',
  'network:ha_router_replicated_interface',
  'network:router_interface_distributed',
]);

/** A lab's ports, found without reading all of them. */
export interface PortIndex extends Neutron {
  /** The ports of an instance (or router), in the lab's order. */
  portsOfDevice(deviceId: string): readonly Port[];
  /** Routers with an interface on a network, in the lab's order. */
  routersOn(networkId: string): readonly string[];
}

const indexes = new WeakMap<Lab['ports'], PortIndex>();

/** The index of a lab's ports, made once: a lab never changes, an edit makes another one. */
export const portIndex = ({ ports }: Pick<Lab, 'ports'>): PortIndex => {
  const known = indexes.get(ports);
  if (known) return known;
  const made = indexOf(ports);
  indexes.set(ports, made);
  return made;
};

type ByNetwork = Map<string, Port[]>;

const indexOf = (ports: readonly Port[]): PortIndex => {
  const byAddress = new Map<string, ByNetwork>();
  const byMac = new Map<string, ByNetwork>();
  const byDevice = new Map<string, Port[]>();
  const networksOfRouter = new Map<string, string[]>();
  const routersOnNetwork = new Map<string, string[]>();
  for (const port of ports) {
    const addresses = new Set(port.fixedIps.map((fixed) => fixed.ipAddress));
    for (const address of addresses) file(byAddress, address, port);
    file(byMac, port.macAddress.toLowerCase(), port);
    listIn(byDevice, port.deviceId).push(port);
    if (interfaceOwners.has(port.deviceOwner)) {
      listIn(networksOfRouter, port.deviceId).push(port.networkId);
      listIn(routersOnNetwork, port.networkId).push(port.deviceId);
    }
  }
  return {
    routerNetworks: (routerId) => networksOfRouter.get(routerId) ?? [],
    ports: (query, networkIds) => {
      const { address, mac } = query;
      const byItsAddress = (): readonly Port[] =>
        onNetworks(byAddress.get(address ?? ''), networkIds);
      if (mac === undefined) return byItsAddress();
      const byItsMac = onNetworks(byMac.get(mac), networkIds);
      return address === undefined ? byItsMac : [...new Set([...byItsMac, ...byItsAddress()])];
    },
    portsOfDevice: (deviceId) => byDevice.get(deviceId) ?? [],
    routersOn: (networkId) => routersOnNetwork.get(networkId) ?? [],
  };
};

const file = (index: Map<string, ByNetwork>, key: string, port: Port): void => {
  const known = index.get(key);
  if (known) listIn(known, port.networkId).push(port);
  else index.set(key, new Map([[port.networkId, [port]]]));
};

const listIn = <Item>(lists: Map<string, Item[]>, key: string): Item[] => {
  const known = lists.get(key);
  if (known) return known;
  const made: Item[] = [];
  lists.set(key, made);
  return made;
};

const onNetworks = (
  ports: ByNetwork | undefined,
  networkIds: readonly string[],
): readonly Port[] => {
  if (ports === undefined) return [];
  const [only] = networkIds;
  if (only === undefined) return [...ports.values()].flat();
  if (networkIds.length === 1) return ports.get(only) ?? [];
  return [...new Set(networkIds)].flatMap((networkId) => ports.get(networkId) ?? []);
};
