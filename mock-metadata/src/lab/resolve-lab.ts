import { derived } from './derived.ts';
import { instanceEntry } from './instance-section.ts';
import { cidrText } from './ip-address.ts';
import type { LabFile } from './lab-file.ts';
import type { Instance, Lab, Port, SecurityGroup, Subnet } from './model.ts';
import { type NameTable, nameTable, reportUnknown } from './name-table.ts';
import type { NamedEntry } from './named-entry.ts';
import { type Planning, planning } from './port-plan.ts';
import { claimsFor, type Reading } from './reading.ts';
import { type Dhcp, resolvedDhcp, resolvedSubnet } from './resolve-dhcp.ts';
import { resolvedFaults } from './resolve-faults.ts';
import { ec2IdsFor, imagesOf } from './resolve-images.ts';
import { type Card, type CardPlan, cardPlans, resolvedCard } from './resolve-instance-ports.ts';
import { type InstanceWorld, resolvedInstance } from './resolve-instances.ts';
import { derivedVif, type NetworkView } from './resolve-network-info.ts';
import { type NetworkPlan, networkPlans } from './resolve-networks.ts';
import { neutronOptions, novaOptions } from './resolve-options.ts';
import { type OtherPortPlan, otherPortPlans, resolvedOtherPort } from './resolve-other-ports.ts';
import { type Shortage, shortageFor } from './resolve-port.ts';
import { type RouterPlan, routerPlans, routerPorts, type Standing } from './resolve-routers.ts';
import { sendersFor } from './resolve-senders.ts';

type Entries = readonly NamedEntry[];

const projectId = derived('project', 'demo').hex;
const userId = derived('user', 'demo').hex;

const entriesOf = (reading: Reading, { instances }: LabFile): Entries => {
  const blank = instanceEntry.parse({});
  const claim = claimsFor(reading, 'duplicate-id', 'The uuid');
  return reading
    .names('instances')
    .filter((name) => Object.hasOwn(instances, name))
    .map((name) => {
      const entry = instances[name] ?? blank;
      const made = derived('instance', name);
      if (entry.uuid !== undefined) claim(entry.uuid.toLowerCase(), ['instances', name, 'uuid']);
      return {
        name,
        entry,
        made,
        uuid: entry.uuid ?? made.uuid,
        projectId: entry.project_id ?? projectId,
      };
    });
};

const portCount = (entries: Entries, file: LabFile): number =>
  entries.reduce(
    (count, { entry: { ports, networks } }) => count + (ports ?? networks ?? [undefined]).length,
    file.ports?.length ?? 0,
  );

const standingOf = (others: readonly OtherPortPlan[]): Standing => {
  const routerPortsOn = new Set(
    others
      .filter(({ deviceOwner }) => deviceOwner !== 'network:router_gateway')
      .map(({ deviceId, plan }) => `${deviceId} ${plan.network.key}`),
  );
  const held = new Set(
    others.flatMap(({ plan }) =>
      (plan.fixed ?? []).map(({ address }) => `${plan.network.key} ${address}`),
    ),
  );
  return {
    hasPort: (routerId, network) => routerPortsOn.has(`${routerId} ${network.key}`),
    takeGateway: (network, address) => {
      const spot = `${network.key} ${address}`;
      return !held.has(spot) && held.add(spot).has(spot);
    },
  };
};

interface Neutron {
  readonly routers: readonly RouterPlan[];
  readonly subnets: readonly Subnet[];
  readonly ports: readonly Port[];
  readonly cards: ReadonlyMap<string, readonly Card[]>;
  readonly views: ReadonlyMap<NetworkPlan, NetworkView>;
}

const cardsOf = (
  plan: Planning,
  plans: ReadonlyMap<string, readonly CardPlan[]>,
  entries: Entries,
  groups: NameTable,
  shortage: Shortage,
): ReadonlyMap<string, readonly Card[]> =>
  new Map(
    entries.map((named) => {
      const cards = plans.get(named.name) ?? [];
      return [named.name, cards.map((card) => resolvedCard(plan, card, groups, shortage, named))];
    }),
  );

const viewsOf = (
  networks: Iterable<NetworkPlan>,
  dhcp: Dhcp,
): ReadonlyMap<NetworkPlan, NetworkView> =>
  new Map(
    [...networks].map((plan) => {
      const subnets = plan.subnets.map((subnet) =>
        resolvedSubnet(plan, subnet, cidrText(subnet.cidr), dhcp),
      );
      return [plan, { network: plan.network, subnets }];
    }),
  );

/** Subnets as Neutron lists them: those under their networks first, then the others in the order of the file. */
const inOrder = (views: ReadonlyMap<NetworkPlan, NetworkView>): readonly Subnet[] =>
  [...views]
    .flatMap(([plan, { subnets }]) =>
      subnets.map((subnet, at) => {
        const [section, number] = plan.subnets[at]?.path ?? [];
        return { subnet, position: section === 'subnets' ? Number(number) : -1 };
      }),
    )
    .sort((one, other) => one.position - other.position)
    .map(({ subnet }) => subnet);

/** All of Neutron: what the file gives is taken first, then what it leaves out fills the room around. */
const neutronOf = (
  reading: Reading,
  file: LabFile,
  entries: Entries,
  groups: NameTable,
): Neutron => {
  const networks = networkPlans(reading, file, portCount(entries, file));
  const routers = routerPlans(reading, file, networks, projectId);
  const plan = planning(reading, networks);
  const shortage = shortageFor(reading);
  const claimFloating = claimsFor(reading, 'duplicate-address', 'The floating address');
  const cardPlansOf = new Map(
    entries.map((named) => [named.name, cardPlans(plan, claimFloating, named)]),
  );
  const otherPlans = otherPortPlans(plan, file.ports ?? [], {
    instances: new Map(entries.map(({ name, uuid }) => [name, uuid])),
    routers: new Map(routers.map(({ router }) => [router.name, router.id])),
  });
  const others = otherPlans.map((each) =>
    resolvedOtherPort(plan, each, groups, projectId, shortage),
  );
  const ofRouters = routerPorts(plan, routers, standingOf(otherPlans));
  const dhcp = resolvedDhcp(plan, file.topology, projectId, others);
  const cards = cardsOf(plan, cardPlansOf, entries, groups, shortage);
  shortage.report();
  const views = viewsOf(networks.values(), dhcp);
  return {
    routers,
    subnets: inOrder(views),
    ports: [
      ...[...cards.values()].flat().map(({ port }) => port),
      ...others,
      ...ofRouters,
      ...dhcp.ports,
    ],
    cards,
    views,
  };
};

const instancesOf = (reading: Reading, file: LabFile, entries: Entries, neutron: Neutron) => {
  const images = imagesOf(reading, file);
  const world: InstanceWorld = {
    reading,
    images,
    ec2Ids: ec2IdsFor(reading),
    senders: sendersFor(reading),
    userId,
    vifOf: (card) => {
      const view = neutron.views.get(card.plan.network);
      return derivedVif(card, view ?? { network: card.plan.network.network, subnets: [] });
    },
  };
  for (const {
    name,
    entry: { ec2_id },
  } of entries) {
    if (ec2_id !== undefined) world.ec2Ids.take(ec2_id, ['instances', name, 'ec2_id']);
  }
  const instances = entries.map((named) =>
    resolvedInstance(world, named, neutron.cards.get(named.name) ?? []),
  );
  return { instances, ec2ImageIds: images.ec2Ids() };
};

const securityGroupsOf = (file: LabFile, groups: NameTable): readonly SecurityGroup[] =>
  [...groups.all()].map(([key, id]) => ({ id, name: file.security_groups?.[key]?.name ?? key }));

const defaultInstanceOf = (reading: Reading, file: LabFile, instances: readonly Instance[]) => {
  const name = file.default_instance;
  if (name === undefined) return instances[0];
  const instance = instances.find((each) => each.name === name);
  if (!instance)
    reportUnknown(
      reading,
      'instances',
      instances.map((each) => each.name),
      name,
      ['default_instance'],
    );
  return instance;
};

/** The cloud that a lab file describes; what cannot be is reported, and the lab then not to be used. */
export const resolvedLab = (reading: Reading, file: LabFile, name: string): Lab => {
  const nova = novaOptions(reading, file.nova);
  const groups = nameTable('security_groups', 'security group', file.security_groups, reading);
  groups.ensure('default');
  const entries = entriesOf(reading, file);
  const neutron = neutronOf(reading, file, entries, groups);
  const { instances, ec2ImageIds } = instancesOf(reading, file, entries, neutron);
  return {
    name,
    release: file.release,
    topology: file.topology,
    nova,
    neutron: neutronOptions(file.neutron, nova),
    networks: [...neutron.views.keys()].map(({ network }) => network),
    routers: neutron.routers.map(({ router }) => router),
    subnets: neutron.subnets,
    ports: neutron.ports,
    securityGroups: securityGroupsOf(file, groups),
    ec2ImageIds,
    instances,
    defaultInstance: defaultInstanceOf(reading, file, instances),
    faults: resolvedFaults(reading, file),
  };
};
