import type { Instance, Lab, NeutronOptions } from '../lab/model.ts';
import type { HttpRequest, Outcome } from '../message.ts';
import type { Nova } from '../nova/metadata-api.ts';
import type { HopName, Trace } from '../trace.ts';
import { entryFor } from './entry.ts';
import { takeFaultsOf } from './faults/changed-faults.ts';
import { type Faults, faultsOf } from './faults/fault.ts';
import { passage } from './passage.ts';
import { perInstance } from './per-instance.ts';
import { reachOf } from './reach.ts';
import { withRemarks } from './remarks.ts';
import { type RunningHops, runningHops } from './running-hops.ts';
import { hopsOf } from './topologies.ts';
import { traceRecorder } from './trace-recorder.ts';
import { type ChainHop, joined, joinedAgain, type Next } from './walk.ts';
import type { AskingFrom, Reach } from './way.ts';
import { type ChainWorld, systemClock } from './world.ts';

export type { Faults } from './faults/fault.ts';
export type { ChainHop } from './walk.ts';
export type { AskingFrom, Reach } from './way.ts';
export type { ChainWorld } from './world.ts';

/** Who asks; the chain turns it into the address and the proxy that a real instance would have. */
export interface Sender extends AskingFrom {
  readonly instance: Instance;
}

/** All hops between an instance and Nova in one process. */
export interface Chain {
  /** The one that counts now. */
  readonly lab: Lab;
  /** What the lab's topology puts on the way: the instance first, Nova last. */
  readonly hops: readonly HopName[];
  /** Which hops misbehave; begins as the lab says, and what is set takes effect with the next request. */
  readonly faults: Faults;
  /** How an instance gets to the first hop, or why it does not; `send` and `trace` go this way. */
  reach(instance: Instance, from?: AskingFrom): Reach;
  /**
   * What the instance gets for a request; the request's own `peer` counts for nothing. An instance
   * without a way gets `refused`, and `reach` says why.
   */
  send(sender: Sender, request: HttpRequest): Promise<Outcome>;
  /** `send` for one request that comes again and again, and waits only where a hop does. */
  again(sender: Sender, request: HttpRequest): () => Outcome | Promise<Outcome>;
  /**
   * The same with everything the hops saw and did. `enterAt` puts the request straight to a later
   * hop, as somebody with curl on the network node (agent) or controller (Nova) would; then the
   * request's `peer` is what Nova sees. Where the topology has no such hop, the trace says so.
   * With the system's clock, what would take long is not waited for.
   */
  trace(sender: Sender, request: HttpRequest, enterAt?: HopName): Promise<Trace>;
  /**
   * One hop alone, to stand behind a socket of its own: whoever calls carries its requests onward
   * and sees to its faults. A proxy differs from instance to instance and needs one that has a way.
   * Undefined = the topology has no such hop, or the instance never meets it.
   */
  hopOf(instance: Instance | undefined, name: HopName): ChainHop | undefined;
  /** Another program changed the cloud while all hops run: what they remember, they go on remembering. */
  changeLab(lab: Lab): void;
  /** The same cloud, Nova and faults behind agents with other options: what if? */
  withNeutron(options: Partial<NeutronOptions>): Chain;
}

/** A chain for a lab and the Nova that serves it. */
export const chainFor = (
  first: Lab,
  nova: Nova,
  world: ChainWorld = systemClock,
  faults: Faults = faultsOf(first.faults),
): Chain => {
  let lab = first;
  const running = runningHops(() => lab, nova, world);
  const ways = perInstance((instance) => reachOf(lab, instance));
  const entrances = perInstance((instance) => entranceOf(ways.of(instance), running));
  const reach = (instance: Instance, from: AskingFrom = {}): Reach =>
    isUsual(from) ? ways.of(instance) : reachOf(lab, instance, from);
  const send = async (sender: Sender, request: HttpRequest): Promise<Outcome> => {
    const { instance } = sender;
    if (faults.all.size === 0 && isUsual(sender)) return entrances.of(instance).ask(request);
    const entry = entryFor({ lab, running, way: reach(instance, sender) }, request, 'instance');
    return passage({ ...entry, faults, world });
  };
  return {
    get lab() {
      return lab;
    },
    get hops() {
      return hopsOf(lab);
    },
    faults,
    reach,
    send,
    again: (sender, request) => {
      const entrance = madeFor(
        () => lab,
        () => entrances.of(sender.instance).again(request),
      );
      const isPlain = () => faults.all.size === 0 && isUsual(sender);
      return () => (isPlain() ? entrance()() : send(sender, request));
    },
    trace: async (sender, request, enterAt = 'instance') => {
      const way = reach(sender.instance, sender);
      const clock = world.hurried?.() ?? world;
      const recorder = traceRecorder(hopsOf(lab), clock.now);
      const entry = entryFor({ lab, running, way }, request, enterAt);
      const trace = recorder.trace(await passage({ ...entry, faults, world: clock, recorder }));
      return withRemarks(trace, sender.instance, lab);
    },
    hopOf: (instance, name) => {
      const way = instance && ways.of(instance);
      const stations = running.stations(way?.kind === 'reachable' ? way : undefined);
      return stations.find((station) => station.name === name)?.hop;
    },
    changeLab: (next) => {
      takeFaultsOf(next, lab, faults);
      lab = next;
      nova.changeLab(next);
      ways.forget();
      entrances.forget();
    },
    withNeutron: (options) =>
      chainFor({ ...lab, neutron: { ...lab.neutron, ...options } }, nova, world, faults),
  };
};

/** Where an instance's requests go in, while nobody looks on and no hop misbehaves. */
interface Entrance {
  readonly ask: Next;
  again(request: HttpRequest): () => Outcome | Promise<Outcome>;
}

const entranceOf = (way: Reach, running: RunningHops): Entrance => {
  if (way.kind === 'unreachable') return wayless;
  const hops = running.stations(way).map(({ hop }) => hop);
  const next = joined(hops);
  const received = (request: HttpRequest) => ({ ...request, peer: way.address });
  return {
    ask: (request) => next(received(request)),
    again: (request) => joinedAgain(hops, received(request)),
  };
};

const refused: Outcome = { kind: 'refused' };
const wayless: Entrance = { ask: () => refused, again: () => () => refused };

/** Something that is made anew whenever the lab is another. */
const madeFor = <Made>(lab: () => Lab, make: () => Made): (() => Made) => {
  let known: { readonly lab: Lab; readonly made: Made } | undefined;
  return () => {
    if (known?.lab !== lab()) known = { lab: lab(), made: make() };
    return known.made;
  };
};

const isUsual = ({ family, address }: AskingFrom): boolean =>
  family === undefined && address === undefined;
