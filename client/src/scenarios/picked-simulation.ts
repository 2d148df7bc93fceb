import { type QuickPickItem, QuickPickItemKind, type Uri, window, workspace } from 'vscode';
import type { HeaderCase } from '../../../mock-metadata/src/index.ts';
import { mockLibrary } from '../mock/mock-library.ts';
import { iconFreeText } from '../visible-text.ts';
import type { RequestText } from './request-text.ts';
import { catalogue, type ScenarioFile, workspaceScenarios } from './scenario-files.ts';
import { withoutThoseOf } from './scenario-text.ts';

/** What can be simulated. */
export type Simulation =
  | { readonly kind: 'case'; readonly headerCase: HeaderCase }
  /** Without a text it is asked for. */
  | { readonly kind: 'request'; readonly text?: RequestText | undefined }
  | { readonly kind: 'scenario'; readonly file: ScenarioFile };

interface Item extends QuickPickItem {
  readonly simulation?: Simulation;
}

/** Asks which; undefined = none. */
export const pickedSimulation = async (extensionUri: Uri): Promise<Simulation | undefined> => {
  const picked = await window.showQuickPick<Item>(items(extensionUri), {
    title: 'Simulate Proxy Headers',
    placeHolder: 'What should happen?',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.simulation;
};

const items = async (extensionUri: Uri): Promise<Item[]> => {
  const { headerCases } = await mockLibrary();
  const [own, shipped] = await Promise.all([workspaceScenarios(), catalogue(extensionUri)]);
  return [
    {
      label: '$(edit) Write a request…',
      description: 'method, path and headers of your own, to any hop',
      simulation: { kind: 'request' },
    },
    ...section('In your lab', headerCases.map(caseItem)),
    ...section('Scenarios of the workspace', own.map(ownScenarioItem)),
    // A workspace that began as a copy of them has its own.
    ...section(
      'Scenarios that come with the extension',
      withoutThoseOf(own, shipped).map((file) => scenarioItem(file, 'library')),
    ),
  ];
};

const section = (label: string, entries: readonly Item[]): readonly Item[] =>
  entries.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...entries];

// The sections lose their names while somebody types: the icons still tell them apart.
const caseItem = (headerCase: HeaderCase): Item => ({
  label: `$(arrow-swap) ${headerCase.title}`,
  detail: headerCase.why,
  simulation: { kind: 'case', headerCase },
});

const scenarioItem = (file: ScenarioFile, icon: string): Item => ({
  label: `$(${icon}) ${iconFreeText(file.title)}`,
  detail: iconFreeText(file.why),
  simulation: { kind: 'scenario', file },
});

const ownScenarioItem = (file: ScenarioFile): Item => ({
  ...scenarioItem(file, 'beaker'),
  description: iconFreeText(workspace.asRelativePath(file.uri).replace(/\.scenario\.ya?ml$/i, '')),
});
