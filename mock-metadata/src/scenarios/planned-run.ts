import type { Lab, Release, Topology } from '../lab/model.ts';
import type { Path } from '../lab/source-text.ts';
import type { Problem } from '../problem.ts';
import { expectationsOf } from './expectations.ts';
import { faultsOfStep } from './planned-faults.ts';
import { plannedSend } from './planned-send.ts';
import type { ScenarioRun, ScenarioStep } from './scenario.ts';
import type { ScenarioFile, StepEntry } from './scenario-file.ts';
import type { ScenarioLab } from './scenario-lab.ts';
import { sendSection } from './send-section.ts';
import type { StepReading } from './step-reading.ts';
import { stepTitle } from './step-title.ts';

/** A release and topology to run in; a topology of undefined is the lab's own. */
export interface RunPlace {
  readonly release: Release;
  readonly topology: Topology | undefined;
}

export interface PlannedRun {
  readonly entry: ScenarioFile;
  readonly text: {
    readonly source: { place(path: Path, part: 'key' | 'value'): { readonly line: number } };
    readonly report: StepReading['report'];
  };
  readonly lab: ScenarioLab;
  /** The lab as it is at the beginning. */
  readonly first: Lab;
  readonly place: RunPlace;
  /** Takes the problems of labs that changes would make. */
  readonly problems: Problem[];
}

/** Makes a scenario ready for one release and topology; what is wrong is reported, and the run then not to be used. */
export const scenarioRun = (planned: PlannedRun): ScenarioRun => {
  const { entry, text, first, place } = planned;
  const changes: unknown[] = [];
  let lab = first;
  const steps = entry.steps.flatMap((step, at): readonly ScenarioStep[] => {
    const path = ['steps', at];
    const reading: StepReading = {
      release: place.release,
      topology: lab.topology,
      lab,
      report: text.report,
    };
    if (step.change !== undefined) {
      checkPlace(step.change, [...path, 'change'], reading);
      changes.push(step.change);
      lab = changedLab(planned, changes, [...path, 'change']) ?? lab;
    }
    const common = { title: step.title ?? stepTitle(step), place: lineAt(text.source, path) };
    checkKinds(step, path, reading);
    return madeStep(step, common, { ...reading, lab }, path, entry.instance);
  });
  return {
    release: place.release,
    topology: first.topology,
    lab: first,
    startMs: Date.parse(entry.now),
    steps,
  };
};

const lineAt = (source: PlannedRun['text']['source'], path: Path): ScenarioStep['place'] => ({
  get line() {
    return source.place(path, 'value').line;
  },
});

const changedLab = (
  { lab, place, problems }: PlannedRun,
  changes: readonly unknown[],
  path: Path,
): Lab | undefined => {
  const reading = lab.changed(place.release, place.topology, changes, path);
  problems.push(...reading.problems);
  return reading.lab;
};

/** What a run is in cannot change on its way. */
const checkPlace = (change: object, path: Path, { report }: StepReading): void => {
  for (const key of ['release', 'topology'] as const) {
    if (!(key in change)) continue;
    const message = `A run stays in one ${key}: name it at the top of the scenario, as ${key === 'release' ? 'releases' : key}.`;
    report('wrong-value', [...path, key], message, 'key');
  }
};

const kinds = ['send', 'wait', 'change', 'fault'] as const;

/** A step does one thing. */
const checkKinds = (step: StepEntry, path: Path, { report }: StepReading): void => {
  const present = kinds.filter((kind) => step[kind] !== undefined);
  const [first, second] = present;
  if (first === undefined) {
    report('missing-key', path, 'Say what this step does: send, wait, change or fault.', 'key');
  }
  if (second !== undefined) {
    const message = `A step does one thing: make two steps of ${first} and ${second}.`;
    report('wrong-value', [...path, second], message, 'key');
  }
  if (step.send === undefined && step.expect !== undefined && first !== undefined) {
    const message = `Nothing is sent in this step, so there is nothing to expect. Put expect into a step with send.`;
    report('wrong-value', [...path, 'expect'], message, 'key');
  }
};

const madeStep = (
  step: StepEntry,
  common: Pick<ScenarioStep, 'title' | 'place'>,
  reading: StepReading,
  path: Path,
  usual: string | undefined,
): readonly ScenarioStep[] => {
  if (step.wait !== undefined) return [{ kind: 'wait', ...common, waitMs: step.wait }];
  if (step.change !== undefined) return [{ kind: 'change', ...common, lab: reading.lab }];
  if (step.fault !== undefined) {
    const faults = faultsOfStep(step.fault, [...path, 'fault'], reading);
    return [{ kind: 'fault', ...common, faults }];
  }
  if (step.send === undefined) return [];
  const send = plannedSend(step.send ?? sendSection.parse({}), usual, [...path, 'send'], reading);
  const expectations =
    step.expect === undefined ? [] : expectationsOf(step.expect, [...path, 'expect'], reading);
  return send === undefined
    ? []
    : [{ kind: 'send', ...common, send, repeat: step.repeat, expectations }];
};
