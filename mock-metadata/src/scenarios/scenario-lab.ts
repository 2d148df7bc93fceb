import { dirname, isAbsolute, join } from 'node:path';
import type { Release, Topology } from '../lab/model.ts';
import { placed } from '../lab/placed.ts';
import { type LabReading, labIn } from '../lab/read-lab.ts';
import type { Path, SourceText } from '../lab/source-text.ts';
import type { ProblemCode } from '../problem.ts';
import type { LabStore } from './lab-store.ts';
import { changedSource } from './laid-over.ts';
import type { ScenarioFile } from './scenario-file.ts';

/** The lab of a scenario, out of a file or out of the scenario itself. */
export interface ScenarioLab {
  /** The lab as it is at the beginning. */
  reading(release: Release, topology: Topology | undefined): LabReading;
  /** The same with changes laid over it, one after the other; the last stands at a path of the scenario file. */
  changed(
    release: Release,
    topology: Topology | undefined,
    changes: readonly unknown[],
    lastAt: Path,
  ): LabReading;
}

export interface ScenarioText {
  /** Path of the scenario file as given. */
  readonly file: string;
  readonly source: SourceText;
  readonly report: (code: ProblemCode, path: Path, message: string) => void;
}

/** The lab that a scenario names; undefined, and reported, where it cannot be had. */
export const scenarioLab = (
  lab: ScenarioFile['lab'],
  text: ScenarioText,
  store: LabStore,
): ScenarioLab | undefined => {
  const base = typeof lab === 'string' ? fileLab(lab, text, store) : inlineLab(text, store);
  if (base === undefined) return undefined;
  return {
    reading: base.reading,
    changed: (release, topology, changes, lastAt) => {
      const source = changes.reduce<SourceText>(
        (before, change) =>
          changedSource(before, change, (path, part) =>
            text.source.place([...lastAt, ...path], part),
          ),
        base.source,
      );
      const reading = labIn(placed(source, { release, topology }), base.file, store.readFile);
      const problems = reading.problems.map((problem) => ({ ...problem, file: text.file }));
      return { ...reading, problems };
    },
  };
};

interface BaseLab {
  readonly file: string;
  readonly source: SourceText;
  readonly reading: ScenarioLab['reading'];
}

const fileLab = (path: string, text: ScenarioText, store: LabStore): BaseLab | undefined => {
  const file = isAbsolute(path) ? path : join(dirname(text.file), path);
  try {
    return {
      file,
      source: store.source(file),
      reading: (release, topology) => store.lab(file, release, topology),
    };
  } catch (error) {
    text.report(codeOf(error), ['lab'], `${reasonOf(error)}: ${path}.`);
    return undefined;
  }
};

const inlineLab = ({ file, source }: ScenarioText, store: LabStore): BaseLab => {
  const inner = below(source, 'lab');
  return {
    file,
    source: inner,
    reading: (release, topology) =>
      labIn(placed(inner, { release, topology }), file, store.readFile),
  };
};

/** What stands under one key of a text, as a text of its own. */
const below = ({ value, place, keys }: SourceText, key: string): SourceText => ({
  value: (value as Readonly<Record<string, unknown>>)[key],
  faults: [],
  place: (path, part) => place([key, ...path], part),
  keys: (path) => keys([key, ...path]),
});

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such lab file',
  EISDIR: 'This is a folder, not a lab file',
  EACCES: 'You may not read this file',
};

const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const codeOf = (error: unknown): ProblemCode =>
  systemCode(error) === 'EOUTSIDE' ? 'outside-folder' : 'unreadable-file';

const reasonOf = (error: unknown): string =>
  reasons[systemCode(error)] ?? (error instanceof Error ? error.message : String(error));
