import { MockError } from '../errors.ts';
import type { Lab } from '../lab/model.ts';
import { type Problem, problemLine } from '../problem.ts';
import { changeListeners } from './change-listeners.ts';
import { generationAtWork } from './generation-at-work.ts';
import { waylessReasons } from './identity.ts';
import { type Generation, type Loaded, loadLab } from './lab-generation.ts';
import { listenerProblem } from './listener-problem.ts';
import { type FileWatch, watchFiles } from './watch-files.ts';

/** The lab that a mock serves, kept in step with its file. */
export interface ServedLab {
  /** The last good one. */
  readonly generation: Generation;
  /** Of the last reading. */
  readonly problems: readonly Problem[];
  /** Calls after each change of either; returns what unsubscribes. */
  onChange(listener: () => void): () => void;
  /** Reads the file again; resolves when all that follows from it is done. Never rejects. */
  reload(): Promise<void>;
  /**
   * Serves this as the user-data of an instance, at once and over edits of the lab, in place of what the lab file
   * says; undefined = what that says again.
   */
  setUserData(instanceName: string, userData: Uint8Array | undefined): void;
  /** From now on edits take effect by themselves, one made since the last reading included. */
  watch(): void;
  /** Resolves when a reading under way is done, too. */
  close(): Promise<void>;
}

export interface ServedLabOptions {
  readonly labFile: string;
  readonly log: (line: string) => void;
  /** Makes ready for a new lab before it is served; where it rejects with a MockError, the old one stays. */
  readonly prepare: (lab: Lab) => Promise<void>;
}

/** Reads the lab file; throws a MockError `lab-invalid` where it has problems. */
export const servedLab = ({ labFile, log, prepare }: ServedLabOptions): ServedLab => {
  const listeners = changeListeners();
  let watching: FileWatch | undefined;
  let queue = Promise.resolve();
  let isClosed = false;
  const load = (earlier?: Generation) =>
    loadLab({ labFile, warn: log, onFile: (path) => watching?.add(path) }, earlier);

  const first = load();
  if (first.generation === undefined) throw labInvalid(labFile, first.problems);
  let loaded: Loaded = first;
  const atWork = generationAtWork(first.generation, () => loaded.files, log);
  let problems: readonly Problem[] = [];

  const logWayless = () => {
    for (const reason of waylessReasons(atWork.current.chain)) log(`${labFile}: ${reason}`);
  };
  logWayless();

  const reloadNow = async () => {
    if (isClosed) return;
    const hadProblems = problems.length > 0;
    loaded = load(atWork.current);
    problems = await problemsOfTaking(loaded, labFile, prepare);
    if (loaded.generation !== undefined && problems.length === 0) atWork.take(loaded.generation);
    log(report(labFile, problems, hadProblems));
    if (problems.length === 0) logWayless();
    listeners.tell();
  };
  const reload = () => {
    queue = queue.then(reloadNow).catch((error: unknown) => log(bugReport(error)));
    return queue;
  };
  const reloadIfChanged = () => {
    if (loaded.files.haveChanged()) void reload();
  };
  return {
    get generation() {
      return atWork.current;
    },
    get problems() {
      return problems;
    },
    onChange: listeners.add,
    reload,
    setUserData: (instanceName, userData) => {
      atWork.setUserData(instanceName, userData);
      listeners.tell();
    },
    watch: () => {
      watching = watchFiles(reloadIfChanged, log);
      for (const path of loaded.files.paths()) watching.add(path);
      reloadIfChanged();
    },
    close: () => {
      isClosed = true;
      watching?.close();
      listeners.clear();
      return queue;
    },
  };
};

const problemsOfTaking = async (
  { generation, problems, text }: Loaded,
  labFile: string,
  prepare: ServedLabOptions['prepare'],
): Promise<readonly Problem[]> => {
  if (generation === undefined) return problems;
  try {
    await prepare(generation.lab);
    return [];
  } catch (error) {
    if (!(error instanceof MockError)) throw error;
    return [listenerProblem(error, labFile, text)];
  }
};

const labInvalid = (labFile: string, problems: readonly Problem[]): MockError =>
  new MockError(
    'lab-invalid',
    [`${labFile} has ${counted(problems)}:`, ...problems.map(problemLine)].join('\n'),
    { problems },
  );

const report = (labFile: string, problems: readonly Problem[], hadProblems: boolean): string => {
  if (problems.length > 0) {
    const lines = problems.map(problemLine);
    return [...lines, `${labFile} has ${counted(problems)}: the last good state stays.`].join('\n');
  }
  return hadProblems
    ? `${labFile} is right again and takes effect.`
    : `${labFile} was read again and takes effect.`;
};

const counted = ({ length }: readonly Problem[]): string =>
  length === 1 ? '1 problem' : `${length} problems`;

const bugReport = (error: unknown): string =>
  `Bug: reading the lab again failed inside the mock: ${error instanceof Error ? error.stack : String(error)}`;
