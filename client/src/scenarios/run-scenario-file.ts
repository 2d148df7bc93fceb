import { Position, Selection, type Uri, window, workspace } from 'vscode';
import type { Lab, Problem } from '../../../mock-metadata/src/index.ts';
import { mockLibrary } from '../mock/mock-library.ts';
import type { ScenarioFile } from './scenario-files.ts';
import { runsTable, runToShow } from './scenario-text.ts';

/** A scenario that was run. */
export interface ScenarioText {
  readonly title: string;
  readonly markdown: string;
}

/**
 * Runs a scenario in every release and topology it names and tells what came of it, one run in full:
 * that of the running lab, if there is one. Throws where the file has a mistake, and shows the place.
 */
export const runScenarioFile = async (
  { uri, root, title }: ScenarioFile,
  running: Lab | undefined,
): Promise<ScenarioText> => {
  const { containedFiles, labStore, readScenario, runScenario, explainedScenario } =
    await mockLibrary();
  const store = labStore(containedFiles(root));
  const text = await textOf(uri);
  const { scenario, problems } = readScenario(text, uri.fsPath, store);
  if (scenario === undefined) return showProblem(problems, uri);
  const { readFile } = store;
  const results = await runScenario(scenario, { readFile, now: () => performance.now() });
  const shown = runToShow(results, running);
  const [heading = '', ...rest] = explainedScenario(shown === undefined ? [] : [shown]).split(
    '\n\n',
  );
  const [why = '', ...sections] = rest;
  const table = runsTable(results, shown);
  const parts = [heading, why, ...(table === '' ? [] : [table]), ...sections];
  return { title, markdown: parts.join('\n\n') };
};

/** What the user sees counts, saved or not. */
const textOf = async (uri: Uri): Promise<string> => {
  const open = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  return open?.getText() ?? new TextDecoder().decode(await workspace.fs.readFile(uri));
};

const showProblem = async ([first, ...more]: readonly Problem[], uri: Uri): Promise<never> => {
  if (first === undefined) throw new Error(`${uri.fsPath} cannot be run.`);
  const isHere = first.file === uri.fsPath;
  if (isHere) {
    const place = new Position(first.line - 1, first.column - 1);
    await window.showTextDocument(uri, { selection: new Selection(place, place) });
  }
  const others = more.length === 0 ? '' : ` There are ${more.length} more problems.`;
  throw new Error(`${isHere ? 'Line' : `${first.file},`} ${first.line}: ${first.message}${others}`);
};
