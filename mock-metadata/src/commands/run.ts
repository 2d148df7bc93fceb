import { resolve } from 'node:path';
import type { Release, Topology } from '../lab/model.ts';
import { runScenario } from '../scenarios/run-scenario.ts';
import type { Scenario, ScenarioRun } from '../scenarios/scenario.ts';
import { reportSinks, type SinkOptions } from './report-sinks.ts';
import type { FileReport, RunSummary } from './reporters/reporter.ts';
import { type ScenarioFiles, scenarioFiles } from './scenario-files.ts';
import { scenarioPaths } from './scenario-paths.ts';

export interface RunOptions extends SinkOptions {
  readonly release?: Release;
  readonly topology?: Topology;
  /** Only scenarios whose title or file name holds this, in any case. */
  readonly grep?: string;
  /** The folder that scenarios may not reach out of. */
  readonly root?: string;
  readonly bail: boolean;
}

/** Runs scenarios and reports; gives the exit code: 0 all passed, 1 something failed, 2 nothing to run. */
export const run = async (paths: readonly string[], options: RunOptions): Promise<number> => {
  const files = filesOf(paths);
  if (typeof files === 'string') return complaint(files);
  const read = scenarioFiles(options.root);
  const sinks = reportSinks(options);
  const began = performance.now();
  const ran: FileReport[] = [];
  sinks.begin();
  for (const [at, file] of files.entries()) {
    sinks.progress(at, files.length);
    const report = await reportOf(file, read, options);
    if (report === undefined) continue;
    ran.push(report);
    sinks.file(report);
    if (options.bail && !isGood(report)) break;
  }
  const problem =
    ran.length === 0
      ? nothingToRun(options)
      : sinks.end(summaryOf(ran, Math.round(performance.now() - began)));
  if (problem !== undefined) return complaint(problem);
  return ran.every(isGood) ? 0 : 1;
};

const complaint = (message: string): number => {
  console.error(`mock-metadata: ${message}`);
  return 2;
};

/** The scenario files, each once; or what is wrong with the paths. */
const filesOf = (paths: readonly string[]): readonly string[] | string => {
  const files: string[] = [];
  for (const path of paths) {
    const found = pathsAt(path);
    if (typeof found === 'string') return found;
    if (found === undefined) return `There is no ${path}: name a scenario file or a folder.`;
    if (found.length === 0) return `${path} holds no files that end in .scenario.yaml.`;
    files.push(...found);
  }
  return [...new Map(files.map((file) => [resolve(file), file])).values()];
};

/** The scenarios that a path stands for, or why it cannot be looked at. */
const pathsAt = (path: string): ReturnType<typeof scenarioPaths> | string => {
  try {
    return scenarioPaths(path);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return `${path} cannot be read (${error.message}). Check its rights.`;
  }
};

const nothingToRun = ({ release, topology, grep }: RunOptions): string => {
  const wishes = [
    ...(grep === undefined ? [] : [`--grep ${grep}`]),
    ...(release === undefined ? [] : [`--release ${release}`]),
    ...(topology === undefined ? [] : [`--topology ${topology}`]),
  ];
  return `No scenario fits ${wishes.join(' and ')}: ask for less.`;
};

/** What came of one file; undefined where the options leave nothing of it to run. */
const reportOf = async (
  file: string,
  files: ScenarioFiles,
  options: RunOptions,
): Promise<FileReport | undefined> => {
  const { scenario, problems, readFile } = files.read(file);
  if (!isWanted(file, scenario, options)) return undefined;
  if (scenario === undefined) return { kind: 'broken', file, problems };
  const results = await runScenario(scenario, {
    readFile,
    wants: (each) => isWantedRun(each, options),
    now: () => performance.now(),
  });
  return results.length === 0 ? undefined : { kind: 'ran', file, scenario, results };
};

const isWanted = (file: string, scenario: Scenario | undefined, { grep }: RunOptions): boolean => {
  const wanted = grep?.toLowerCase() ?? '';
  return `${file}\n${scenario?.title ?? ''}`.toLowerCase().includes(wanted);
};

const isWantedRun = (
  { release, topology }: ScenarioRun,
  { release: wantedRelease = release, topology: wantedTopology = topology }: RunOptions,
): boolean => release === wantedRelease && topology === wantedTopology;

const isGood = (report: FileReport): boolean =>
  report.kind === 'ran' && report.results.every(({ passed }) => passed);

const summaryOf = (reports: readonly FileReport[], tookMs: number): RunSummary => {
  const results = reports.flatMap((report) => (report.kind === 'ran' ? report.results : []));
  return {
    files: reports.length,
    runs: results.length,
    failed: results.filter(({ passed }) => !passed).length,
    broken: reports.filter(({ kind }) => kind === 'broken').length,
    steps: results.reduce((sum, { steps }) => sum + steps.length, 0),
    tookMs,
  };
};
