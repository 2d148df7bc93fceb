import { type TextDocument, Uri, window, workspace } from 'vscode';
import type { Mock } from '../../../mock-metadata/src/index.ts';
import { linkFreeText, visibleText } from '../visible-text.ts';
import { labChoice } from './lab-choice.ts';
import { labCandidates } from './lab-files.ts';
import type { MockCommands } from './mock-commands.ts';
import type { MockSession } from './mock-session.ts';
import { pickedInstance } from './picked-instance.ts';
import { type ServedDocument, servedDocuments } from './served-documents.ts';
import { userDataBytes } from './user-data-bytes.ts';

/** Documents as the user-data of instances of the mock. */
export interface UserDataServing {
  /**
   * Serves a document (by its URI, else the one that is edited) to an instance that is picked, as it
   * stands in the editor, and anew whenever it is saved. Starts a mock where none runs, with the
   * example lab where the workspace has none. Gives the instance's name; undefined = none was picked.
   */
  serve(uri?: string): Promise<string | undefined>;
  dispose(): void;
}

/** What it takes: the mock, and the example for a workspace without a lab. */
export interface UserDataServingParts {
  readonly session: MockSession;
  readonly mock: Pick<MockCommands, 'running' | 'start'>;
  readonly openExample: () => Promise<Uri | undefined>;
  /** What went wrong when a saved document was served anew. */
  readonly report: (error: unknown) => void;
}

const title = 'Serve as User-Data';

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
  openExample,
}: UserDataServingParts): Promise<Mock | undefined> => {
  const isNeeded = session.state.kind !== 'running' && workspace.isTrusted;
  if (isNeeded && labChoice(await labCandidates()).kind === 'none') {
    const example = await openExample();
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
        const who = visibleText(names.join(', '));
        window.setStatusBarMessage(`$(check) New user-data for ${who}`, 3000);
      }
    } catch (error) {
      parts.report(error);
    }
  };
  const tell = async (mock: Mock, instanceName: string): Promise<void> => {
    const undo = 'Serve the Lab’s Own Again';
    const message = `${instanceName} gets this file as its user-data now, and anew whenever you save it.`;
    if ((await window.showInformationMessage(linkFreeText(message), undo)) === undo) {
      served.giveUp(mock, instanceName);
    }
  };
  const listening = workspace.onDidSaveTextDocument(renew);
  return {
    serve: async (uri) => {
      const document = asServed(await documentFor(uri));
      // Before a mock is started for it.
      document.bytes();
      const mock = await runningMock(parts);
      const placeHolder = 'Which instance gets this file as its user-data?';
      const instance = mock && (await pickedInstance(mock.lab, { title, placeHolder }));
      if (mock === undefined || instance === undefined) return undefined;
      served.serve(mock, instance.name, document);
      void tell(mock, instance.name);
      return instance.name;
    },
    dispose: () => listening.dispose(),
  };
};
