import { type QuickPickItem, QuickPickItemKind, type Uri, window } from 'vscode';
import type { HeaderCase } from '../../../mock-metadata/src/index.ts';
import { mockLibrary } from '../mock/mock-library.ts';
import { iconFreeText } from '../visible-text.ts';
import { catalogue, type ScenarioFile, workspaceScenarios } from './scenario-files.ts';

/** What can be simulated. */
export type Simulation =
  | { readonly kind: 'case'; readonly headerCase: HeaderCase }
  | { readonly kind: 'request' }
  | { readonly kind: 'scenario'; readonly file: ScenarioFile };

interface Item extends QuickPickItem {
  readonly simulation?: Simulation;
}

/** Asks which; undefined = none. */
export const pickedSimulation = async (extensionUri: Uri): Promise<Simulation | undefined> => {
  const picked = await window.showQuickPick<Item>(items(extensionUri), {
    title: 'Simulate Proxy Headers',
    placeHolder: 'What should happen?',
    matchOnDetail: true,
  });
  return picked?.simulation;
};

const items = async (extensionUri: Uri): Promise<Item[]> => {
  const { headerCases } = await mockLibrary();
  const [own, shipped] = await Promise.all([workspaceScenarios(), catalogue(extensionUri)]);
  return [
    { label: '$(edit) Write a request…', simulation: { kind: 'request' } },
    ...section('In the running lab', headerCases.map(caseItem)),
    ...section('Scenarios of the workspace', own.map(scenarioItem)),
    ...section('Scenarios that come with the extension', shipped.map(scenarioItem)),
  ];
};

const section = (label: string, entries: readonly Item[]): readonly Item[] =>
  entries.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...entries];

const caseItem = (headerCase: HeaderCase): Item => ({
  label: headerCase.title,
  detail: headerCase.why,
  simulation: { kind: 'case', headerCase },
});

const scenarioItem = (file: ScenarioFile): Item => ({
  label: iconFreeText(file.title),
  detail: iconFreeText(file.why),
  simulation: { kind: 'scenario', file },
});
