import type { Fault } from '../lab/fault.ts';
import type { Instance, Lab, Release, Topology } from '../lab/model.ts';
import type { Header } from '../message.ts';
import type { HopName, Trace } from '../trace.ts';
import type { PatternTest } from './pattern.ts';

/** A scenario file after reading: what it says, made ready for each release and topology it names. */
export interface Scenario {
  readonly title: string;
  readonly why: string;
  /** Path of the file, as given. */
  readonly file: string;
  /** One for each release and topology. */
  readonly runs: readonly ScenarioRun[];
}

/** A scenario in one release and topology. */
export interface ScenarioRun {
  readonly release: Release;
  readonly topology: Topology;
  /** The cloud as it is at the beginning. */
  readonly lab: Lab;
  /** What the clock says at the beginning: milliseconds since the epoch. */
  readonly startMs: number;
  readonly steps: readonly ScenarioStep[];
}

interface AnyStep {
  readonly title: string;
  /** Where the step stands in its file; its line, from 1, is found out only when it is asked for. */
  readonly place: { readonly line: number };
}

export type ScenarioStep = SendStep | WaitStep | ChangeStep | FaultStep;

export interface SendStep extends AnyStep {
  readonly kind: 'send';
  readonly send: PlannedSend;
  /** How often it is sent. */
  readonly repeat: number;
  readonly expectations: readonly Expectation[];
}

export interface WaitStep extends AnyStep {
  readonly kind: 'wait';
  readonly waitMs: number;
}

export interface ChangeStep extends AnyStep {
  readonly kind: 'change';
  /** The cloud from here on. */
  readonly lab: Lab;
}

export interface FaultStep extends AnyStep {
  readonly kind: 'fault';
  /** undefined: the hop is well again. */
  readonly faults: ReadonlyMap<HopName, Fault | undefined>;
}

/** A request, all but what only the running chain can say. */
export interface PlannedSend {
  readonly instance: Instance;
  readonly enterAt: HopName;
  /** undefined: as the instance would by itself. */
  readonly family: 4 | 6 | undefined;
  /** Where the request comes from; undefined: from the instance's own address, at Nova from 127.0.0.1. */
  readonly sourceAddress: string | undefined;
  readonly method: string;
  readonly target: string;
  /** Header lines that make up an identity, to stand before `headers`. */
  readonly identity: readonly Header[];
  /** Whether the lines come on top that the proxy in front of the agent adds. */
  readonly hasProxyHeaders: boolean;
  /** By name: the lines that stand for it; none leaves it out. */
  readonly headers: readonly (readonly [name: string, values: readonly string[]])[];
  readonly body: Uint8Array;
  readonly hasBody: boolean;
  readonly bodySent: 'with_head' | 'second_packet' | 'chunked';
}

/** What came of one request. */
export interface Exchange {
  readonly trace: Trace;
  /** By the clock of the scenario. */
  readonly tookMs: number;
  readonly holds: PatternTest;
}

/** One thing that was expected, and what was seen. */
export interface Check {
  /** What it is about: `status`, `header content-type`, `$.meta.role`. */
  readonly what: string;
  readonly expected: string;
  readonly seen: string;
  readonly passed: boolean;
}

/** Looks at an exchange; one check for each thing expected. */
export type Expectation = (exchange: Exchange) => readonly Check[];
