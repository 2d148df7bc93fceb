import { type ExtensionContext, window } from 'vscode';
import { labLanguage, scenarioLanguage, userDataLanguage } from '../../server/src/protocol.ts';
import { configured } from './configuration.ts';
import { editedFile } from './edited-file.ts';
import { type Explorer, explorer } from './explorer/explorer.ts';
import type { ExtensionApi } from './extension-api.ts';
import { languageDetection } from './language/language-detection.ts';
import { languageService } from './language/language-service.ts';
import { autostart } from './mock/autostart.ts';
import { mockCommands } from './mock/mock-commands.ts';
import { mockLibrary } from './mock/mock-library.ts';
import { mockNotices } from './mock/mock-notices.ts';
import { type MockSession, mockSession } from './mock/mock-session.ts';
import { exampleLab, openExample } from './mock/open-example.ts';
import { userDataServing } from './mock/serve-as-user-data.ts';
import { mockStatus, showMockActions } from './mock/status-bar.ts';
import { fileDiagnostics } from './problems/file-diagnostics.ts';
import { registerCommands } from './register-commands.ts';
import { proxyHeaderSimulation } from './scenarios/simulate.ts';
import { simulationDocuments } from './scenarios/simulation-documents.ts';

const closing: (() => Promise<void>)[] = [];

const servedLanguages = [userDataLanguage, labLanguage, scenarioLanguage];

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
  const mock = mockCommands({
    session,
    onStop: starting.leaveStopped,
    openExample: () => openExample(extensionUri),
  });
  const simulations = simulationDocuments();
  const serving = userDataServing({
    session,
    mock,
    exampleLab: () => exampleLab(extensionUri),
    report: (error) => log.error(String(error)),
  });
  const languageServer = languageService(extensionUri, servedLanguages, log);
  const showLog = () => log.show();
  closing.push(session.close, languageServer.close);
  subscriptions.push(
    log,
    starting,
    side,
    simulations,
    serving,
    mockStatus(session, serving),
    mockNotices(session, log),
    fileDiagnostics(session),
    languageDetection(userDataLanguage),
    registerCommands(
      {
        mock,
        explorer: side.commands,
        showMockActions: () => showMockActions(session, mock, { serving, showLog }),
        openExample: () => openExample(extensionUri),
        simulate: proxyHeaderSimulation({
          running: mock.running,
          servedLab: () => (session.state.kind === 'running' ? session.state.mock.lab : undefined),
          documents: simulations,
          extensionUri,
        }),
        serving,
        showLog,
        fileOf: editedFile,
        selected: () => view.selection[0],
      },
      log,
    ),
  );
  return apiOf(session, tree, view);
};

const apiOf = (
  session: MockSession,
  tree: Explorer['tree'],
  view: Explorer['view'],
): ExtensionApi => ({
  mockState: () => session.state,
  onMockChange: session.onChange,
  treeChildren: (node) => tree.getChildren(node),
  treeItem: (node) => tree.resolveTreeItem(tree.getTreeItem(node), node),
  treeView: view,
});

/** Called by VS Code before it ends the extension: closes every socket and process. */
export const deactivate = async (): Promise<void> => {
  await Promise.all(closing.splice(0).map((close) => close()));
};
