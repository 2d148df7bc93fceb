import { derived } from './derived.ts';
import { cidrText, contains, overlap, parsedAddress } from './ip-address.ts';
import type { LabFile, RouterEntry } from './lab-file.ts';
import type { Port, Router } from './model.ts';
import { reportUnknown } from './name-table.ts';
import { overlaps } from './overlaps.ts';
import { nextMac, type Planning } from './port-plan.ts';
import { claimsFor, type Reading } from './reading.ts';
import type { NetworkPlan } from './resolve-networks.ts';
import type { Path } from './source-text.ts';
import { nextAddress, type SubnetPlan } from './subnet-plan.ts';

/** A router and the networks it joins. */
export interface RouterPlan {
  readonly router: Router;
  readonly networks: readonly NetworkPlan[];
  readonly projectId: string;
  readonly interfaceOwner: string;
  /** Whether it was made up because the file names none: it then leaves out subnets without a gateway. */
  readonly isAssumed: boolean;
}

const assumedName = 'main';

const ownerOf = ({ ha, distributed }: RouterEntry): string => {
  if (distributed) return 'network:router_interface_distributed';
  return ha ? 'network:ha_router_replicated_interface' : 'network:router_interface';
};

const subnetsOf = (networks: readonly NetworkPlan[]) =>
  networks.flatMap((network) => network.subnets.map((subnet) => ({ network, subnet })));

/** As few routers as can join all networks: as on a real one, no two blocks of a router overlap. */
const assumedRouters = (
  networks: readonly NetworkPlan[],
  projectId: string,
): readonly RouterPlan[] => {
  const groups: { readonly networks: NetworkPlan[]; readonly blocks: SubnetPlan['cidr'][] }[] = [];
  for (const network of networks) {
    const blocks = network.subnets.map(({ cidr }) => cidr);
    const group = groups.find(
      (one) => !one.blocks.some((block) => blocks.some((other) => overlap(block, other))),
    );
    if (group) {
      group.networks.push(network);
      group.blocks.push(...blocks);
    } else groups.push({ networks: [network], blocks });
  }
  return groups.map((group, at) => {
    const name = at === 0 ? assumedName : `${assumedName}-${at + 1}`;
    return {
      router: { id: derived('router', name).uuid, name },
      networks: group.networks,
      projectId,
      interfaceOwner: 'network:router_interface',
      isAssumed: true,
    };
  });
};

const joined = (
  reading: Reading,
  networks: ReadonlyMap<string, NetworkPlan>,
  entry: RouterEntry,
  path: Path,
): readonly NetworkPlan[] => {
  if (!entry.networks) return [...networks.values()];
  const found = new Set<NetworkPlan>();
  for (const [at, name] of entry.networks.entries()) {
    const network = networks.get(name);
    const namePath = [...path, 'networks', at];
    if (!network) reportUnknown(reading, 'networks', networks.keys(), name, namePath);
    else if (found.has(network))
      reading.report('duplicate-name', namePath, `"${name}" is in this list already.`);
    else found.add(network);
  }
  return [...found];
};

const checkOverlap = (
  reading: Reading,
  networks: readonly NetworkPlan[],
  names: readonly string[],
  path: Path,
) => {
  if (!reading.isChecked) return;
  const between = overlaps(subnetsOf(networks), ({ subnet }) => subnet.cidr).filter(
    ([one, other]) =>
      one.network !== other.network && one.network.isChecked && other.network.isChecked,
  );
  for (const [one, other] of between) {
    const blocks = `${one.network.key} (${cidrText(one.subnet.cidr)}) and ${other.network.key} (${cidrText(other.subnet.cidr)})`;
    const at = names.indexOf(other.network.key);
    const message = `The networks ${blocks} overlap: one router cannot join both.`;
    reading.report(
      'overlapping-subnets',
      at < 0 ? path : [...path, 'networks', at],
      message,
      at < 0 ? 'key' : 'value',
    );
  }
};

/** The routers of a file; where it has none and the topology needs one, one that joins all networks. */
export const routerPlans = (
  reading: Reading,
  file: LabFile,
  networks: ReadonlyMap<string, NetworkPlan>,
  projectId: string,
): readonly RouterPlan[] => {
  const { routers } = file;
  if (!routers)
    return file.topology === 'router' ? assumedRouters([...networks.values()], projectId) : [];
  const claim = claimsFor(reading, 'duplicate-id', 'The id');
  return reading.names('routers').map((name) => {
    const path = ['routers', name];
    const entry = routers[name] ?? { ha: false, distributed: false };
    if (entry.id !== undefined) claim(entry.id, [...path, 'id']);
    const plans = joined(reading, networks, entry, path);
    checkOverlap(reading, plans, entry.networks ?? [], path);
    return {
      router: { id: entry.id ?? derived('router', name).uuid, name },
      networks: plans,
      projectId: entry.project_id ?? projectId,
      interfaceOwner: ownerOf(entry),
      isAssumed: false,
    };
  });
};

const gatewayIn = ({ gateway, cidr }: SubnetPlan): string | undefined => {
  const address = parsedAddress(gateway ?? '');
  return address && contains(cidr, address) ? gateway : undefined;
};

/** Subnets that share a port: each IPv4 subnet has one of its own, all IPv6 subnets of a network have one together. */
const portGroups = (subnets: readonly SubnetPlan[]): readonly (readonly SubnetPlan[])[] => {
  const v6 = subnets.filter(({ cidr }) => cidr.version === 6);
  const v4 = subnets.filter(({ cidr }) => cidr.version === 4).map((subnet) => [subnet]);
  return v6.length > 0 ? [...v4, v6] : v4;
};

/** Whether a router stands on a network by a port of the file, or on an address: then none is made up there. */
export interface Standing {
  hasPort(routerId: string, network: NetworkPlan): boolean;
  /** Takes an address of a network for a router; false where a port has it. */
  takeGateway(network: NetworkPlan, address: string): boolean;
}

/** The interface ports of the routers: on the gateway's address where it is free. */
export const routerPorts = (
  plan: Planning,
  routers: readonly RouterPlan[],
  standing: Standing,
): readonly Port[] =>
  routers.flatMap(({ router, networks, projectId, interfaceOwner, isAssumed }) =>
    networks
      .filter((network) => !standing.hasPort(router.id, network))
      .flatMap((network) => {
        const subnets = network.subnets.filter((subnet) => !isAssumed || gatewayIn(subnet));
        return portGroups(subnets).map((group, at): Port => {
          const made = derived('port', `router/${router.name}/${network.key}/${at}`);
          const fixedIps = group.flatMap((subnet) => {
            const gateway = gatewayIn(subnet);
            const isFree = gateway !== undefined && standing.takeGateway(network, gateway);
            const address = isFree ? gateway : nextAddress(subnet, made);
            return address === undefined ? [] : [{ ipAddress: address, subnetId: subnet.id }];
          });
          return {
            id: made.uuid,
            networkId: network.network.id,
            deviceId: router.id,
            deviceOwner: interfaceOwner,
            projectId,
            macAddress: nextMac(plan, made),
            fixedIps,
            securityGroups: [],
          };
        });
      }),
  );
