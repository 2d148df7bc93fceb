import { commands, type Uri, window, workspace } from 'vscode';
import type { Instance, Lab, Mock, Trace } from '../../../mock-metadata/src/index.ts';
import { mockLibrary } from '../mock/mock-library.ts';
import { pickedInstance } from '../mock/picked-instance.ts';
import { visibleText } from '../visible-text.ts';
import { askedRequest } from './asked-request.ts';
import { pickedSimulation, type Simulation } from './picked-simulation.ts';
import {
  type OwnRequest,
  ownRequest,
  type RequestText,
  requestMarkdown,
  requestReader,
} from './request-text.ts';
import { runScenarioFile } from './run-scenario-file.ts';
import { type ScenarioFile, scenarioFileAt } from './scenario-files.ts';
import type { SimulationDocuments } from './simulation-documents.ts';

/** What is known before anybody is asked. */
export interface SimulationChoice {
  /** Id of a header case. */
  readonly caseId?: string | undefined;
  readonly instanceName?: string | undefined;
  /** A request of one's own. */
  readonly request?: RequestText | undefined;
  /** A scenario file. */
  readonly scenario?: Uri | undefined;
}

/** Where simulations run and show. */
export interface SimulationPlace {
  /** The mock; sees to it that one runs. Undefined = it does not. */
  readonly running: () => Promise<Mock | undefined>;
  /** The lab that is served now, if one is. */
  readonly servedLab: () => Lab | undefined;
  readonly documents: SimulationDocuments;
  readonly extensionUri: Uri;
}

/**
 * Shows what the hops make of a request: a case or a request of the user's own in the running lab, or
 * a scenario in its own. Asks for what the choice leaves open. Gives the document; undefined =
 * nothing was picked.
 */
export type Simulate = (choice: SimulationChoice) => Promise<Uri | undefined>;

/** Remembers the last request of the user's own, to begin with the next time. */
export const proxyHeaderSimulation = (place: SimulationPlace): Simulate => {
  let lastText: RequestText | undefined;
  const inLab: InLabTools = {
    ...place,
    ownRequest: async ({ chain }, instance, given) => {
      const own = given
        ? ownRequest(chain, given, await requestReader())
        : await askedRequest(chain, instance, lastText);
      lastText = own?.text ?? lastText;
      return own;
    },
  };
  return async (choice) => {
    const simulation =
      (await chosenSimulation(choice)) ?? (await pickedSimulation(place.extensionUri));
    if (simulation === undefined) return undefined;
    return simulation.kind === 'scenario'
      ? showScenario(simulation.file, place)
      : showInLab(simulation, inLab, choice.instanceName);
  };
};

const chosenSimulation = async ({
  caseId,
  request,
  scenario,
}: SimulationChoice): Promise<Simulation | undefined> => {
  if (request !== undefined) return { kind: 'request', text: request };
  if (scenario !== undefined) {
    if (!workspace.isTrusted) throw new Error(untrusted);
    const file = await scenarioFileAt(scenario);
    return file && { kind: 'scenario', file };
  }
  const { headerCases } = await mockLibrary();
  const headerCase = headerCases.find(({ id }) => id === caseId);
  return headerCase && { kind: 'case', headerCase };
};

const untrusted =
  'This workspace is not trusted, so its scenarios are not run. Trust the workspace first.';

const showScenario = async (
  file: ScenarioFile,
  { documents, servedLab }: SimulationPlace,
): Promise<Uri> => {
  const { title, markdown } = await runScenarioFile(file, servedLab());
  return shown(await documents.show(title, 'scenarios', markdown));
};

type InLab = Exclude<Simulation, { readonly kind: 'scenario' }>;

interface InLabTools extends SimulationPlace {
  /** The given request, else one that is asked for; undefined = none was written. */
  readonly ownRequest: (
    mock: Mock,
    instance: Instance,
    given: RequestText | undefined,
  ) => Promise<OwnRequest | undefined>;
}

const showInLab = async (
  simulation: InLab,
  tools: InLabTools,
  instanceName: string | undefined,
): Promise<Uri | undefined> => {
  const mock = await tools.running();
  if (mock === undefined) return undefined;
  const instance =
    mock.lab.instances.find(({ name }) => name === instanceName) ??
    (await pickedInstance(mock.lab, {
      title: 'Simulate Proxy Headers',
      placeHolder: 'Which instance sends it?',
    }));
  const traced = instance && (await tracedIn(mock, instance, simulation, tools));
  if (instance === undefined || traced === undefined) return undefined;
  const { explained } = await mockLibrary();
  const { title, why, trace } = traced;
  const parts = [`# ${title}`, why, settingText(mock.lab, instance), explained(trace)];
  return shown(await tools.documents.show(title, instance.name, parts.join('\n\n')));
};

interface Traced {
  readonly title: string;
  readonly why: string;
  readonly trace: Trace;
}

const tracedIn = async (
  mock: Mock,
  instance: Instance,
  simulation: InLab,
  tools: InLabTools,
): Promise<Traced | undefined> => {
  const { chain } = mock;
  if (simulation.kind === 'case') {
    const { simulated } = await mockLibrary();
    const { headerCase } = simulation;
    const trace = await simulated(chain, headerCase, instance);
    return { title: headerCase.title, why: headerCase.why, trace };
  }
  const own = await tools.ownRequest(mock, instance, simulation.text);
  if (own === undefined) return undefined;
  const trace = await chain.trace({ instance }, own.request, own.enterAt);
  return { title: 'A request of your own', why: requestMarkdown(own.text), trace };
};

const shown = async (uri: Uri): Promise<Uri> => {
  // Beside what somebody writes, so that they can change it and run it again.
  const show = window.activeTextEditor ? 'markdown.showPreviewToSide' : 'markdown.showPreview';
  await commands.executeCommand(show, uri);
  return uri;
};

/** Who asks, and in which cloud. A name from the lab file stands in code, where nothing is markup. */
const settingText = ({ name, release, topology }: Lab, instance: Instance): string => {
  const code = (text: string) => `\`${visibleText(text).replaceAll('`', "'")}\``;
  return `Asked by ${code(instance.name)} of lab ${code(name)} (release ${release}, topology ${topology}).`;
};
