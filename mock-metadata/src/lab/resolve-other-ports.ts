import type { OtherPortEntry } from './lab-file.ts';
import type { Port } from './model.ts';
import { type NameTable, reportUnknown } from './name-table.ts';
import { countedKeys, type Planning, type PortPlan, portPlan } from './port-plan.ts';
import { onlyOneOf } from './reading.ts';
import { resolvedPort, type Shortage } from './resolve-port.ts';

/** What ports may belong to, by name: ids. */
export interface Devices {
  readonly instances: ReadonlyMap<string, string>;
  readonly routers: ReadonlyMap<string, string>;
}

export interface OtherPortPlan {
  readonly plan: PortPlan;
  readonly entry: OtherPortEntry;
  readonly deviceId: string;
  readonly deviceOwner: string;
}

const deviceOf = (
  planning: Planning,
  devices: Devices,
  entry: OtherPortEntry,
  path: PortPlan['path'],
) => {
  const { reading } = planning;
  onlyOneOf(reading, entry, ['device_id', 'instance', 'router'], path);
  const { instance, router } = entry;
  if (instance !== undefined) {
    const id = devices.instances.get(instance);
    if (id === undefined)
      reportUnknown(reading, 'instances', devices.instances.keys(), instance, [
        ...path,
        'instance',
      ]);
    return { id: id ?? '', owner: 'compute:nova' };
  }
  if (router !== undefined) {
    const id = devices.routers.get(router);
    if (id === undefined)
      reportUnknown(reading, 'routers', devices.routers.keys(), router, [...path, 'router']);
    return { id: id ?? '', owner: 'network:router_interface' };
  }
  return { id: entry.device_id ?? '', owner: '' };
};

/** The file's own list of ports, their given addresses taken. */
export const otherPortPlans = (
  planning: Planning,
  entries: readonly OtherPortEntry[],
  devices: Devices,
): readonly OtherPortPlan[] => {
  const keyed = countedKeys();
  return entries.flatMap((entry, at) => {
    const path = ['ports', at];
    const { id, owner } = deviceOf(planning, devices, entry, path);
    const network = planning.networks.get(entry.network);
    if (!network) {
      reportUnknown(planning.reading, 'networks', planning.networks.keys(), entry.network, [
        ...path,
        'network',
      ]);
      return [];
    }
    const deviceOwner = entry.device_owner ?? owner;
    const whose = entry.router ?? entry.instance ?? entry.device_id ?? deviceOwner;
    const key = keyed(`other/${network.key}/${whose}`);
    const plan = portPlan(planning, network, entry, deviceOwner.startsWith('network:'), key, path);
    return [{ plan, entry, deviceId: id, deviceOwner }];
  });
};

export const resolvedOtherPort = (
  planning: Planning,
  { plan, entry, deviceId, deviceOwner }: OtherPortPlan,
  groups: NameTable,
  projectId: string,
  shortage: Shortage,
): Port =>
  resolvedPort(planning, plan, shortage, {
    who: 'this port',
    deviceId,
    deviceOwner,
    projectId: entry.project_id ?? projectId,
    securityGroups: (entry.security_groups ?? []).flatMap(
      (name, at) => groups.idOf(name, [...plan.path, 'security_groups', at]) ?? [],
    ),
  });
