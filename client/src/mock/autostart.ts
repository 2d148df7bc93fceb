import { Disposable, type TextDocument, workspace } from 'vscode';
import { configured, onConfigured } from '../configuration.ts';
import { isLabFile, isScenarioFile, labChoice } from './lab-choice.ts';
import { labCandidates } from './lab-files.ts';
import type { MockSession } from './mock-session.ts';

/** Starts the mock without being asked, when somebody is about to need it. */
export interface Autostart {
  /** Somebody looks at the tree or at a document of the mock. */
  wake(): Promise<void>;
  /** Somebody stopped the mock: it stays so until they start it again. */
  leaveStopped(): void;
  dispose(): void;
}

/**
 * Starts a lab of the workspace when the tree is shown or a lab or scenario is opened, in trusted
 * workspaces only, and never a second time after a stop. A lab that failed is tried again when it
 * is saved. Asks nothing: with several labs and none in sight it does not start.
 */
export const autostart = (session: MockSession): Autostart => {
  let wanted = true;
  let looked = false;
  const consider = async (opened?: string): Promise<void> => {
    const idle = () => wanted && session.state.kind === 'stopped';
    if (!idle() || !workspace.isTrusted || !configured('mock.autoStart')) return;
    const choice = labChoice(await labCandidates(opened));
    if (choice.kind === 'lab' && idle()) await session.start(choice.file);
  };
  const documentOpened = async ({ uri }: TextDocument): Promise<void> => {
    if (uri.scheme !== 'file') return;
    if (isLabFile(uri.path)) await consider(uri.fsPath);
    else if (isScenarioFile(uri.path)) await consider();
  };
  const documentSaved = async ({ uri }: TextDocument): Promise<void> => {
    const { state } = session;
    if (state.kind === 'failed' && state.labFile === uri.fsPath) await session.restart();
  };
  const reconsider = async (): Promise<void> => {
    if (looked) await consider();
    for (const document of workspace.textDocuments) await documentOpened(document);
  };
  void reconsider();
  const listening = Disposable.from(
    workspace.onDidOpenTextDocument(documentOpened),
    workspace.onDidSaveTextDocument(documentSaved),
    workspace.onDidGrantWorkspaceTrust(reconsider),
    onConfigured(['mock.labFile', 'mock.autoStart'], () => void reconsider()),
  );
  return {
    wake: async () => {
      looked = true;
      await consider();
    },
    leaveStopped: () => {
      wanted = false;
    },
    dispose: () => listening.dispose(),
  };
};
