import type { Lab } from '../lab/model.ts';
import { hostBackends } from '../neutron/host-backends.ts';
import { type Neutron, portIndex } from '../neutron/port-lookup.ts';
import type { Nova } from '../nova/metadata-api.ts';
import type { HopPlan, HopSetting } from './hops/hop-plan.ts';
import { novaHop } from './nova-hop.ts';
import type { Station } from './passage.ts';
import { topologyPlans } from './topologies.ts';
import type { Way } from './way.ts';
import type { ChainWorld } from './world.ts';

/** The programs of a chain; each is started when a way first leads to it, and then goes on. */
export interface RunningHops {
  /** What stands after the instance on this way; without a way, the hops that need none. */
  stations(way: Way | undefined): readonly Station[];
}

interface Running {
  readonly configuration: string;
  readonly station: Station;
}

/**
 * `lab` gives the one that counts now. Where it configures a program otherwise than before, that
 * one is started anew and loses what it knew, as in a real cloud.
 */
export const runningHops = (lab: () => Lab, nova: Nova, { now }: ChainWorld): RunningHops => {
  const programs = new Map<string, Running>();
  const atNova: Station = {
    name: 'nova',
    hop: novaHop(lab, nova, now),
    timeoutMs: undefined,
    readsWholeAnswers: false,
    peer: 'as-given',
  };
  const setting = (): HopSetting => ({
    lab: lab(),
    neutron: neutronOf(lab),
    hostBackends: () => hostBackends(lab()),
    now,
  });
  const stationFor = (plan: HopPlan, way: Way | undefined): readonly Station[] => {
    const program = plan.programFor(way);
    if (program === undefined) return [];
    const key = `${plan.name} ${program.key}`;
    const configuration = JSON.stringify(program.configuration(lab()));
    const known = programs.get(key);
    if (known?.configuration === configuration) return [known.station];
    const station: Station = {
      name: plan.name,
      hop: program.start(setting()),
      timeoutMs: plan.timeoutMs(lab().release),
      readsWholeAnswers: plan.readsWholeAnswers,
      peer: plan.peer,
    };
    programs.set(key, { configuration, station });
    return [station];
  };
  return {
    stations: (way) => {
      const { hops } = topologyPlans[lab().topology];
      return [...hops.flatMap((plan) => stationFor(plan, way)), atNova];
    },
  };
};

/** Neutron as the cloud is at the moment of the question. */
const neutronOf = (lab: () => Lab): Neutron => ({
  routerNetworks: (routerId) => portIndex(lab()).routerNetworks(routerId),
  ports: (query, networkIds) => portIndex(lab()).ports(query, networkIds),
});
