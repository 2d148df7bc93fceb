import { type ExtensionContext, window } from 'vscode';
import { userDataLanguage } from '../../server/src/protocol.ts';
import { configured } from './configuration.ts';
import { editedFile } from './edited-file.ts';
import { explorer } from './explorer/explorer.ts';
import type { ExtensionApi } from './extension-api.ts';
import { languageDetection } from './language/language-detection.ts';
import { languageService } from './language/language-service.ts';
import { autostart } from './mock/autostart.ts';
import { labDiagnostics } from './mock/lab-diagnostics.ts';
import { mockCommands } from './mock/mock-commands.ts';
import { mockLibrary } from './mock/mock-library.ts';
import { mockNotices } from './mock/mock-notices.ts';
import { mockSession } from './mock/mock-session.ts';
import { openExample } from './mock/open-example.ts';
import { mockStatus, showMockActions } from './mock/status-bar.ts';
import { registerCommands } from './register-commands.ts';
import { simulateProxyHeaders } from './scenarios/simulate.ts';
import { simulationDocuments } from './scenarios/simulation-documents.ts';

const closing: (() => Promise<void>)[] = [];

/** Called by VS Code when a view, file or command of ours is first used. */
export const activate = (context: ExtensionContext): ExtensionApi => {
  const { extensionUri, subscriptions, workspaceState } = context;
  const log = window.createOutputChannel('OpenStack Metadata', { log: true });
  const session = mockSession({
    startMock: async (options) => (await mockLibrary()).startMock(options),
    port: () => configured('mock.port'),
    log: (line) => log.debug(line),
  });
  const starting = autostart(session);
  const { tree, view, ...side } = explorer(session, workspaceState, starting.wake);
  const mock = mockCommands(session, starting.leaveStopped);
  const simulations = simulationDocuments();
  const languageServer = languageService(extensionUri, userDataLanguage, log);
  const showLog = () => log.show();
  closing.push(session.close, languageServer.close);
  subscriptions.push(
    log,
    starting,
    side,
    simulations,
    mockStatus(session),
    mockNotices(session, log),
    labDiagnostics(session),
    languageDetection(userDataLanguage),
    registerCommands(
      {
        mock,
        explorer: side.commands,
        showMockActions: () => showMockActions(session, mock, showLog),
        openExample: () => openExample(extensionUri),
        simulate: (choice) =>
          simulateProxyHeaders(
            {
              running: mock.running,
              servedLab: () =>
                session.state.kind === 'running' ? session.state.mock.lab : undefined,
              documents: simulations,
              extensionUri,
            },
            choice,
          ),
        showLog,
        fileOf: editedFile,
        selected: () => view.selection[0],
      },
      log,
    ),
  );
  return {
    mockState: () => session.state,
    onMockChange: session.onChange,
    treeChildren: (node) => tree.getChildren(node),
    treeItem: (node) => tree.resolveTreeItem(tree.getTreeItem(node), node),
    treeView: view,
  };
};

/** Called by VS Code before it ends the extension: closes every socket and process. */
export const deactivate = async (): Promise<void> => {
  await Promise.all(closing.splice(0).map((close) => close()));
};
