import { resolve } from 'node:path';
import { containedFiles } from '../http/contained-files.ts';
import type { Problem } from '../problem.ts';
import { type LabStore, labStore } from '../scenarios/lab-store.ts';
import { readScenario, type ScenarioReading } from '../scenarios/read-scenario.ts';
import { rootOf } from './scenario-paths.ts';

/** Scenario files from disk; those of one folder share their labs, each of which is read once. */
export interface ScenarioFiles {
  read(file: string): ReadScenarioFile;
}

export interface ReadScenarioFile extends Pick<ScenarioReading, 'scenario' | 'problems'> {
  /** What Nova may read for itself while the scenario runs. */
  readonly readFile: LabStore['readFile'];
}

/** `root` is the folder that scenarios may not reach out of; undefined leaves it to where each file lies. */
export const scenarioFiles = (root: string | undefined): ScenarioFiles => {
  const stores = new Map<string, LabStore>();
  const storeOf = (folder: string): LabStore => {
    const known = stores.get(folder);
    if (known !== undefined) return known;
    const made = labStore(containedFiles(folder));
    stores.set(folder, made);
    return made;
  };
  return {
    read: (file) => {
      try {
        const store = storeOf(resolve(root ?? rootOf(file, process.cwd())));
        // Through the store as well, for a link can stand for a scenario, too.
        const text = new TextDecoder().decode(store.readFile(resolve(file)));
        return { ...readScenario(text, file, store), readFile: store.readFile };
      } catch (error) {
        const readFile = () => {
          throw error;
        };
        return { scenario: undefined, problems: [unreadable(file, error)], readFile };
      }
    },
  };
};

const unreadable = (file: string, error: unknown): Problem => ({
  code: 'unreadable-file',
  message: `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
  file,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
});
