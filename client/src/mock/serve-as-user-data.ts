import { basename } from 'node:path';
import { type TextDocument, Uri, window, workspace } from 'vscode';
import type { Instance, Lab, Mock } from '../../../mock-metadata/src/index.ts';
import { iconFreeText, linkFreeText } from '../visible-text.ts';
import { labChoice } from './lab-choice.ts';
import { labCandidates } from './lab-files.ts';
import type { MockCommands } from './mock-commands.ts';
import type { MockSession } from './mock-session.ts';
import { pickedInstance } from './picked-instance.ts';
import { type ServedDocument, servedDocuments } from './served-documents.ts';
import { userDataBytes } from './user-data-bytes.ts';

/** What is known before anybody is asked. */
export interface ServingChoice {
  /** Of the document; without, the one that is edited. */
  readonly uri?: string | undefined;
  /** Without, or where the lab has none of that name, it is asked for. */
  readonly instanceName?: string | undefined;
}

/** Documents as the user-data of instances of the mock. */
export interface UserDataServing {
  /**
   * Serves a document to an instance, as it stands in the editor, and anew whenever it is saved.
   * Starts a mock where none runs, with the example lab where the workspace has none. Gives the
   * instance's name; undefined = none was picked.
   */
  serve(choice: ServingChoice): Promise<string | undefined>;
  /** The instances of the running mock that get a document. */
  instances(): readonly string[];
  /** All instances get again what the lab says; gives their names. */
  giveUp(): readonly string[];
  dispose(): void;
}

/** What it takes: the mock, and the example for a workspace without a lab. */
export interface UserDataServingParts {
  readonly session: MockSession;
  readonly mock: Pick<MockCommands, 'running' | 'start'>;
  readonly exampleLab: () => Promise<Uri | undefined>;
  /** What went wrong when a saved document was served anew. */
  readonly report: (error: unknown) => void;
}

const title = 'Serve as User-Data';
const noneServed = 'No file is served as user-data now: every instance gets what the lab says.';

/** Where it does not disturb. */
const say = (text: string): void => {
  window.setStatusBarMessage(`$(check) ${iconFreeText(text)}`, 3000);
};

const instanceFor = async (
  lab: Lab,
  instanceName: string | undefined,
): Promise<Instance | undefined> =>
  lab.instances.find(({ name }) => name === instanceName) ??
  pickedInstance(lab, { title, placeHolder: 'Which instance gets this file as its user-data?' });

const documentFor = async (uri: string | undefined): Promise<TextDocument> => {
  if (uri !== undefined) return workspace.openTextDocument(Uri.parse(uri, true));
  const document = window.activeTextEditor?.document;
  if (document === undefined) throw new Error('Open the file that is to be the user-data first.');
  return document;
};

const asServed = (document: TextDocument): ServedDocument => ({
  uri: document.uri.toString(),
  bytes: () => userDataBytes(document.getText()),
});

const runningMock = async ({
  session,
  mock,
  exampleLab,
}: UserDataServingParts): Promise<Mock | undefined> => {
  const isNeeded = session.state.kind !== 'running' && workspace.isTrusted;
  if (isNeeded && labChoice(await labCandidates()).kind === 'none') {
    const example = await exampleLab();
    if (example === undefined) return undefined;
    await mock.start(example.fsPath);
  }
  return mock.running();
};

/** Nothing is served before `serve`; the caller disposes it. */
export const userDataServing = (parts: UserDataServingParts): UserDataServing => {
  const served = servedDocuments();
  const renew = (document: TextDocument): void => {
    const { state } = parts.session;
    if (state.kind !== 'running') return;
    try {
      const names = served.renew(state.mock, asServed(document));
      if (names.length > 0) {
        say(`New user-data for ${names.join(', ')}`);
      }
    } catch (error) {
      parts.report(error);
    }
  };
  const tell = async (mock: Mock, instanceName: string, uri: string): Promise<void> => {
    const undo = 'Serve the Lab’s Own Again';
    const message = `${instanceName} of lab ${mock.lab.name} gets ${basename(Uri.parse(uri).path)} as its user-data now, and anew whenever you save it.`;
    if ((await window.showInformationMessage(linkFreeText(message), undo)) === undo) {
      served.giveUp(mock, instanceName);
    }
  };
  const instances = (): readonly string[] => {
    const { state } = parts.session;
    return state.kind === 'running' ? served.instances(state.mock) : [];
  };
  const listening = workspace.onDidSaveTextDocument(renew);
  return {
    serve: async ({ uri, instanceName }) => {
      const document = asServed(await documentFor(uri));
      // Before a mock is started for it.
      document.bytes();
      const mock = await runningMock(parts);
      const instance = mock && (await instanceFor(mock.lab, instanceName));
      if (mock === undefined || instance === undefined) return undefined;
      served.serve(mock, instance.name, document);
      void tell(mock, instance.name, document.uri);
      return instance.name;
    },
    instances,
    giveUp: () => {
      const { state } = parts.session;
      const names = instances();
      if (state.kind !== 'running' || names.length === 0) throw new Error(noneServed);
      for (const name of names) served.giveUp(state.mock, name);
      say(`The lab’s own user-data for ${names.join(', ')}`);
      return names;
    },
    dispose: () => listening.dispose(),
  };
};
