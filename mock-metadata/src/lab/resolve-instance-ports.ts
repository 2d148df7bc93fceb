import type { InstanceEntry, InstancePortEntry } from './lab-file.ts';
import type { Port } from './model.ts';
import { type NameTable, reportUnknown } from './name-table.ts';
import type { NamedEntry } from './named-entry.ts';
import { countedKeys, type Planning, type PortPlan, portPlan } from './port-plan.ts';
import { type Claim, onlyOneOf } from './reading.ts';
import { resolvedPort, type Shortage } from './resolve-port.ts';
import type { Path } from './source-text.ts';

/** A network card of an instance, its given addresses taken. */
export interface CardPlan {
  readonly plan: PortPlan;
  /** undefined: the instance only names the network. */
  readonly entry: InstancePortEntry | undefined;
}

/** A network card in Neutron, and what only Nova and the outside know about it. */
export interface Card {
  readonly port: Port;
  readonly plan: PortPlan;
  readonly floatingIps: readonly string[];
  readonly tags: readonly string[];
}

interface Wish {
  readonly network: string | undefined;
  readonly entry: InstancePortEntry | undefined;
  readonly path: Path;
  readonly networkPath: Path;
}

const wishes = (entry: InstanceEntry, path: Path): readonly Wish[] => {
  if (entry.ports) {
    return entry.ports.map((port, at) => {
      const portPath = [...path, 'ports', at];
      return {
        network: port.network,
        entry: port,
        path: portPath,
        networkPath: [...portPath, 'network'],
      };
    });
  }
  if (!entry.networks) return [{ network: undefined, entry: undefined, path, networkPath: path }];
  return entry.networks.map((network, at) => {
    const namePath = [...path, 'networks', at];
    return { network, entry: undefined, path: namePath, networkPath: namePath };
  });
};

const checkNames = (planning: Planning, names: readonly string[], path: Path) => {
  for (const [at, name] of names.entries()) {
    if (planning.networks.has(name)) continue;
    reportUnknown(planning.reading, 'networks', planning.networks.keys(), name, [
      ...path,
      'networks',
      at,
    ]);
  }
};

/** The network cards of an instance: its `ports`, or one for each of its `networks`, or one on the first network. */
export const cardPlans = (
  planning: Planning,
  claimFloating: Claim,
  { name, entry }: NamedEntry,
): readonly CardPlan[] => {
  const path = ['instances', name];
  const keyed = countedKeys();
  const [first] = planning.networks.keys();
  onlyOneOf(planning.reading, entry, ['networks', 'ports'], path);
  if (entry.ports) checkNames(planning, entry.networks ?? [], path);
  return wishes(entry, path).flatMap((wish) => {
    const networkName = wish.network ?? first;
    if (networkName === undefined) return [];
    const network = planning.networks.get(networkName);
    if (!network) {
      reportUnknown(
        planning.reading,
        'networks',
        planning.networks.keys(),
        networkName,
        wish.networkPath,
      );
      return [];
    }
    const isService = wish.entry?.device_owner.startsWith('network:') ?? false;
    const plan = portPlan(
      planning,
      network,
      wish.entry,
      isService,
      keyed(`${name}/${network.key}`),
      wish.path,
    );
    for (const [at, address] of (wish.entry?.floating_ips ?? []).entries()) {
      claimFloating(address, [...wish.path, 'floating_ips', at]);
    }
    return [{ plan, entry: wish.entry }];
  });
};

const groupIds = (
  entry: InstanceEntry,
  card: CardPlan,
  groups: NameTable,
  path: Path,
): readonly string[] => {
  const own = card.entry?.security_groups;
  const names = own ?? entry.security_groups ?? ['default'];
  const from = own ? card.plan.path : path;
  return names.flatMap((name, at) => groups.idOf(name, [...from, 'security_groups', at]) ?? []);
};

/** A network card with everything filled in. */
export const resolvedCard = (
  planning: Planning,
  card: CardPlan,
  groups: NameTable,
  shortage: Shortage,
  instance: NamedEntry,
): Card => {
  const { plan, entry } = card;
  const port = resolvedPort(planning, plan, shortage, {
    who: instance.name,
    deviceId: instance.uuid,
    deviceOwner: entry?.device_owner ?? 'compute:nova',
    projectId: entry?.project_id ?? instance.projectId,
    securityGroups: groupIds(instance.entry, card, groups, ['instances', instance.name]),
  });
  const floatingIps = entry?.floating_ips ?? [];
  if (
    floatingIps.length > 0 &&
    plan.network.isChecked &&
    !port.fixedIps.some(({ ipAddress }) => ipAddress.includes('.'))
  ) {
    const message = 'A floating address leads to an IPv4 address, and this port has none.';
    planning.reading.report('wrong-value', [...plan.path, 'floating_ips'], message);
  }
  return { port, plan, floatingIps, tags: entry?.tags ?? [] };
};
