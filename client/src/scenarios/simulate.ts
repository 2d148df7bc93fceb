import { commands, type QuickPickItem, type Uri, window } from 'vscode';
import type { HeaderCase, Instance, Lab, Mock } from '../../../mock-metadata/src/index.ts';
import { firstAddress } from '../mock/first-address.ts';
import { mockLibrary } from '../mock/mock-library.ts';
import { iconFreeText, visibleText } from '../visible-text.ts';
import type { SimulationDocuments } from './simulation-documents.ts';

/** What is known before anybody is asked. */
export interface SimulationChoice {
  /** Id of a header case. */
  readonly caseId?: string | undefined;
  readonly instanceName?: string | undefined;
}

/**
 * Sends the chosen request through the hops of the mock (`running` sees to it that one runs) and
 * shows what each hop saw; asks for what the choice leaves open. Gives the document; undefined =
 * nothing was picked.
 */
export const simulateProxyHeaders = async (
  running: () => Promise<Mock | undefined>,
  documents: SimulationDocuments,
  { caseId, instanceName }: SimulationChoice = {},
): Promise<Uri | undefined> => {
  const { headerCases, simulated, explained } = await mockLibrary();
  const mock = await running();
  if (mock === undefined) return undefined;
  const headerCase = headerCases.find(({ id }) => id === caseId) ?? (await pickedCase(headerCases));
  const instance =
    headerCase &&
    (mock.lab.instances.find(({ name }) => name === instanceName) ??
      (await pickedInstance(mock.lab)));
  if (headerCase === undefined || instance === undefined) return undefined;
  const trace = await simulated(mock.chain, headerCase, instance);
  const heading = `# ${headerCase.title}\n\n${headerCase.why}\n\n${settingText(mock.lab, instance)}`;
  const text = `${heading}\n\n${explained(trace)}`;
  const uri = await documents.show(headerCase.title, instance.name, text);
  // Beside what somebody writes, so that they can change it and run the case again.
  const show = window.activeTextEditor ? 'markdown.showPreviewToSide' : 'markdown.showPreview';
  await commands.executeCommand(show, uri);
  return uri;
};

/** Who asks, and in which cloud. A name from the lab file stands in code, where nothing is markup. */
const settingText = ({ name, release, topology }: Lab, instance: Instance): string => {
  const code = (text: string) => `\`${visibleText(text).replaceAll('`', "'")}\``;
  return `Asked by ${code(instance.name)} of lab ${code(name)} (release ${release}, topology ${topology}).`;
};

const pickedCase = async (cases: readonly HeaderCase[]): Promise<HeaderCase | undefined> => {
  const items = cases.map((headerCase) => ({
    label: headerCase.title,
    detail: headerCase.why,
    headerCase,
  }));
  const picked = await window.showQuickPick(items, {
    title: 'Simulate Proxy Headers',
    placeHolder: 'Which request should the instance send?',
    matchOnDetail: true,
  });
  return picked?.headerCase;
};

interface InstanceItem extends QuickPickItem {
  readonly instance: Instance;
}

const pickedInstance = async (lab: Lab): Promise<Instance | undefined> => {
  const { instances } = lab;
  const [only, ...others] = instances;
  if (only === undefined) throw new Error('The lab has no instances. Add one to its file.');
  if (others.length === 0) return only;
  const items: readonly InstanceItem[] = instances.map((instance) => ({
    label: `$(vm) ${iconFreeText(instance.name)}`,
    description: firstAddress(lab, instance) ?? '',
    instance,
  }));
  const placeHolder = 'Which instance sends it?';
  return (await window.showQuickPick(items, { title: 'Simulate Proxy Headers', placeHolder }))
    ?.instance;
};
