import { type Chain, chainFor } from '../chain/chain.ts';
import type { Release, Topology } from '../lab/model.ts';
import { novaFor } from '../nova/metadata-api.ts';
import type { Trace } from '../trace.ts';
import { type PatternTest, patternTest } from './pattern.ts';
import { requestOf } from './request-of.ts';
import type { Check, Scenario, ScenarioRun, ScenarioStep, SendStep } from './scenario.ts';
import { type ScenarioWorld, scenarioWorld } from './scenario-world.ts';

/** What came of a scenario in one release and topology. */
export interface ScenarioResult {
  readonly scenario: Scenario;
  readonly release: Release;
  readonly topology: Topology;
  readonly passed: boolean;
  /** In the order of the file; those after one that failed are not tried. */
  readonly steps: readonly StepResult[];
  /** How long it took in the real world, in milliseconds. */
  readonly tookMs: number;
}

export interface StepResult {
  readonly step: ScenarioStep;
  readonly state: 'passed' | 'failed' | 'not-tried';
  /** Of the request; where it was repeated, of the last or of the one that failed. */
  readonly trace?: Trace;
  readonly checks: readonly Check[];
  /** Which of the repeated requests failed, from 1; absent where none did or only one was sent. */
  readonly failedAt?: number;
}

export interface RunOptions {
  /** Reads files that Nova reads by itself (vendor data); gets absolute paths and may throw. */
  readonly readFile: (path: string) => Uint8Array;
  /** Which runs; absent = all. */
  readonly wants?: (run: ScenarioRun) => boolean;
  /** Milliseconds of the real world, for how long things took. */
  readonly now: () => number;
}

/**
 * Runs a scenario in each release and topology it names, one after the other: each with hops of its own, a clock that
 * only the scenario moves, and the same random bytes every time. Never asks the network.
 */
export const runScenario = async (
  scenario: Scenario,
  options: RunOptions,
): Promise<readonly ScenarioResult[]> => {
  const results: ScenarioResult[] = [];
  for (const run of scenario.runs) {
    if (options.wants?.(run) === false) continue;
    results.push(await resultOf(scenario, run, options));
  }
  return results;
};

const resultOf = async (
  scenario: Scenario,
  run: ScenarioRun,
  { readFile, now }: RunOptions,
): Promise<ScenarioResult> => {
  const began = now();
  const world = scenarioWorld(run.startMs, readFile);
  const chain = chainFor(run.lab, novaFor(run.lab, world), world);
  const setting: Setting = { chain, world, holds: patternTest(now) };
  const steps: StepResult[] = [];
  for (const step of run.steps) {
    const hasFailed = steps.some(({ state }) => state === 'failed');
    steps.push(
      hasFailed ? { step, state: 'not-tried', checks: [] } : await stepResult(step, setting),
    );
  }
  return {
    scenario,
    release: run.release,
    topology: run.topology,
    passed: steps.every(({ state }) => state === 'passed'),
    steps,
    tookMs: now() - began,
  };
};

interface Setting {
  readonly chain: Chain;
  readonly world: ScenarioWorld;
  readonly holds: PatternTest;
}

const stepResult = async (step: ScenarioStep, setting: Setting): Promise<StepResult> => {
  const { chain, world } = setting;
  switch (step.kind) {
    case 'send':
      return sendResult(step, setting);
    case 'wait':
      await world.pause(step.waitMs);
      break;
    case 'change':
      chain.changeLab(step.lab);
      break;
    case 'fault':
      for (const [hop, fault] of step.faults) chain.faults.set(hop, fault);
      break;
  }
  return { step, state: 'passed', checks: [] };
};

const sendResult = async (step: SendStep, setting: Setting): Promise<StepResult> => {
  const { chain, world, holds } = setting;
  const { send, repeat, expectations } = step;
  const request = requestOf(send, chain);
  const sender = {
    instance: send.instance,
    ...(send.family === undefined ? {} : { family: send.family }),
    ...(send.sourceAddress === undefined ? {} : { address: send.sourceAddress }),
  };
  for (let time = 1; ; time += 1) {
    const began = world.now();
    const trace = await chain.trace(sender, request, send.enterAt);
    const exchange = { trace, tookMs: world.now() - began, holds };
    const checks = expectations.flatMap((expectation) => expectation(exchange));
    const hasPassed = checks.every(({ passed }) => passed);
    if (hasPassed && time < repeat) continue;
    const failedAt = !hasPassed && repeat > 1 ? { failedAt: time } : {};
    return { step, state: hasPassed ? 'passed' : 'failed', trace, checks, ...failedAt };
  }
};
