import type { Lab, Release } from '../../lab/model.ts';
import type { HostBackends } from '../../neutron/host-backends.ts';
import type { Neutron } from '../../neutron/port-lookup.ts';
import type { HopName } from '../../trace.ts';
import type { ChainHop } from '../walk.ts';
import type { Way } from '../way.ts';

/** One hop of a topology: which program it is, and how it is set up. */
export interface HopPlan {
  readonly name: HopName;
  /** How long it waits for the next hop, in milliseconds; undefined = for ever. */
  timeoutMs(release: Release): number | undefined;
  /** Whether it reads a whole answer before it sends one on. */
  readonly readsWholeAnswers: boolean;
  /** Whom it sees at the other end: the instance, or nobody, because it listens on a unix socket. */
  readonly peer: 'instance' | 'none';
  /** The program that an instance meets on this way; undefined = without a way there is none. */
  programFor(way: Way | undefined): Program | undefined;
}

/** One of several programs of a kind: there is a proxy for each network or router. */
export interface Program {
  /** Tells it from others of its kind. */
  readonly key: string;
  /** What of a lab it reads when it starts: where that is another, it is started anew and forgets what it knew. */
  configuration(lab: Lab): readonly unknown[];
  start(setting: HopSetting): ChainHop;
}

/** What a program finds when it starts. */
export interface HopSetting {
  readonly lab: Lab;
  /** Answers as the cloud is at the moment of the question. */
  readonly neutron: Neutron;
  /** The instances of a compute node, as they are at the moment of the question. */
  hostBackends(): HostBackends;
  /** Milliseconds since the epoch. */
  now(): number;
}
