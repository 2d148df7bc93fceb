import { Position, Selection, Uri, window, workspace } from 'vscode';
import type { Lab, Problem } from '../../../mock-metadata/src/index.ts';
import { mockLibrary } from '../mock/mock-library.ts';
import type { ScenarioFile } from './scenario-files.ts';
import { mistakesText, runsTable, runToShow } from './scenario-text.ts';

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

const showProblem = async (problems: readonly Problem[], uri: Uri): Promise<never> => {
  const [first] = problems;
  if (first === undefined) throw new Error(`${uri.fsPath} cannot be run.`);
  const isHere = first.file === uri.fsPath;
  const place = new Position(first.line - 1, first.column - 1);
  const selection = new Selection(place, place);
  // A lab that is not there, or lies elsewhere, is told of all the same.
  const shown = window.showTextDocument(isHere ? uri : Uri.file(first.file), { selection });
  await shown.then(undefined, () => undefined);
  throw new Error(
    mistakesText(problems, isHere ? undefined : workspace.asRelativePath(first.file)),
  );
};
