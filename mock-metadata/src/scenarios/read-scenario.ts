import { dirname, resolve } from 'node:path';
import type { Release, Topology } from '../lab/model.ts';
import { type Path, type Place, type SourceText, sourceText } from '../lab/source-text.ts';
import type { Problem, ProblemCode } from '../problem.ts';
import type { LabStore } from './lab-store.ts';
import { type RunPlace, scenarioRun } from './planned-run.ts';
import type { Scenario, ScenarioRun } from './scenario.ts';
import type { ScenarioFile } from './scenario-file.ts';
import { scenarioLab } from './scenario-lab.ts';
import { excessesOf, isWithin } from './scenario-limits.ts';
import { scenarioShape } from './scenario-shape.ts';

/** A scenario file after reading. */
export interface ScenarioReading {
  /** undefined as soon as there is a problem. */
  readonly scenario: Scenario | undefined;
  /** One for each mistake; those in the lab file have that file's name. */
  readonly problems: readonly Problem[];
  /** Absolute paths of the files read besides the scenario, also of those that could not be. */
  readonly files: readonly string[];
}

const mostCharacters = 1024 * 1024;
const mostValues = 100_000;

/**
 * Reads a scenario file and makes it ready to run. Never throws: everything wrong is in `problems`, whose `file` is
 * `file` as given, or the lab's. The lab and the files it names are read through `store`.
 */
export const readScenario = (text: string, file: string, store: LabStore): ScenarioReading => {
  const problems: Problem[] = [];
  const add = (code: ProblemCode, message: string, place: Place) =>
    problems.push({ code, message, file, ...place });
  const refused = () => ({ scenario: undefined, problems: sorted(problems), files: [] });
  if (text.length > mostCharacters) {
    add('file-too-large', 'This file is larger than 1 MiB: no scenario needs that much.', top);
    return refused();
  }
  const source = sourceText(text.replace(/^\uFEFF/, ''), 'scenario');
  for (const { code, message, place } of source.faults) add(code, message, place);
  if (source.value === undefined) return refused();
  if (!isWithin(source.value, mostValues)) {
    add(
      'file-too-large',
      `This holds more than ${mostValues} values, those that "*" repeats included: no scenario needs that.`,
      top,
    );
    return refused();
  }
  const shape = scenarioShape(source.value);
  for (const { code, message, path, part } of shape.problems)
    add(code, message, source.place(path, part));
  if (shape.file === undefined) return refused();
  const report = (
    code: ProblemCode,
    path: Path,
    message: string,
    part: 'key' | 'value' = 'value',
  ) => add(code, message, source.place(path, part));
  checkExpecting(shape.file, report);
  const excesses = excessesOf(shape.file);
  for (const message of excesses) report('file-too-large', ['steps'], message, 'key');
  if (excesses.length > 0) return refused();
  const made = ready(shape.file, { file, source, report }, store, problems);
  return {
    scenario: problems.length === 0 ? made.scenario : undefined,
    problems: sorted(problems),
    files: made.files,
  };
};

const top: Place = { line: 1, column: 1, endLine: 1, endColumn: 2 };

interface ReadText {
  readonly file: string;
  readonly source: SourceText;
  readonly report: (code: ProblemCode, path: Path, message: string, part?: 'key' | 'value') => void;
}

/** The scenario for each release and topology, as far as it can be made ready. */
const ready = (
  entry: ScenarioFile,
  text: ReadText,
  store: LabStore,
  problems: Problem[],
): { readonly scenario: Scenario; readonly files: readonly string[] } => {
  const files = new Set(labFileOf(entry, text));
  const lab = scenarioLab(entry.lab, text, store);
  const runs = places(entry).flatMap((place): readonly ScenarioRun[] => {
    const reading = lab?.reading(place.release, place.topology);
    for (const path of reading?.files ?? []) files.add(path);
    problems.push(...(reading?.problems ?? []));
    if (lab === undefined || reading?.lab === undefined) return [];
    return [scenarioRun({ entry, text, lab, first: reading.lab, place, problems })];
  });
  const { title, why } = entry;
  return { scenario: { title, why, file: text.file, runs }, files: [...files] };
};

const labFileOf = ({ lab }: ScenarioFile, { file }: ReadText): readonly string[] =>
  typeof lab === 'string' ? [resolve(dirname(file), lab)] : [];

/** Each release in each topology; a topology of undefined is the lab's own. */
const places = ({ releases, topology }: ScenarioFile): readonly RunPlace[] => {
  const topologies: readonly (Topology | undefined)[] = [topology].flat();
  return [...new Set<Release>([releases].flat())].flatMap((release) =>
    [...new Set(topologies)].map((each) => ({ release, topology: each })),
  );
};

/** A scenario that expects nothing could not fail, so it would tell nothing. */
const checkExpecting = ({ steps }: ScenarioFile, report: ReadText['report']): void => {
  if (steps.some(({ expect }) => expect !== undefined)) return;
  const message =
    'No step expects anything, so this could never fail. Add `expect:` to one that sends a request.';
  report('expects-nothing', ['steps'], message, 'key');
};

/** In the order of the file, without those that a second release or topology only says again. */
const sorted = (problems: readonly Problem[]): readonly Problem[] => {
  const seen = new Set<string>();
  return problems
    .filter(({ file, line, column, message }) => {
      const mark = `${file}:${line}:${column} ${message}`;
      return !seen.has(mark) && seen.add(mark);
    })
    .toSorted((one, other) => one.line - other.line || one.column - other.column);
};
