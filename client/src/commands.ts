import type { Uri } from 'vscode';
import { choiceIn, isNode, servingIn, textIn } from './command-arguments.ts';
import type { ExplorerCommands } from './explorer/explorer-commands.ts';
import { namedFolder } from './explorer/named-folder.ts';
import type { TreeNode } from './explorer/nodes.ts';
import type { MockCommands } from './mock/mock-commands.ts';
import type { UserDataServing } from './mock/serve-as-user-data.ts';
import type { Simulate } from './scenarios/simulate.ts';

/** What the commands are made of. */
export interface CommandParts {
  readonly mock: MockCommands;
  readonly showMockActions: () => Promise<void>;
  readonly openExample: () => Promise<unknown>;
  readonly explorer: ExplorerCommands;
  readonly simulate: Simulate;
  readonly serving: UserDataServing;
  readonly showLog: () => void;
  /** The file a command is about: what a menu hands over, or what is edited. */
  readonly fileOf: (argument: unknown) => Uri;
  /** The node that a command without one is about: what is selected in the tree. */
  readonly selected: () => TreeNode | undefined;
}

/** VS Code hands a node of the tree to what is started there, and whatever other callers give. */
export type CommandHandler = (argument?: unknown) => unknown;

/** Every command, by its id in package.json; a test holds the two together. */
export const commandTable = (parts: CommandParts): Readonly<Record<string, CommandHandler>> => {
  const { mock, explorer } = parts;
  const onNode = (run: (node: TreeNode | undefined) => unknown): CommandHandler => {
    return (argument) => run(isNode(argument) ? argument : parts.selected());
  };
  return {
    'openstackMetadata.startMock': (file) => mock.start(textIn(file)),
    'openstackMetadata.stopMock': () => mock.stop(),
    'openstackMetadata.restartMock': () => mock.restart(),
    'openstackMetadata.showMockActions': () => parts.showMockActions(),
    'openstackMetadata.openMockInBrowser': () => mock.openInBrowser(),
    'openstackMetadata.copyMockUrl': () => mock.copyUrl(),
    'openstackMetadata.copyMockCurl': () => mock.copyCurl(),
    'openstackMetadata.openLab': () => mock.openLab(),
    'openstackMetadata.openExample': () => parts.openExample(),
    'openstackMetadata.connect': (url) => explorer.connect(textIn(url)),
    'openstackMetadata.openConfigDrive': (folder) => explorer.openConfigDrive(namedFolder(folder)),
    'openstackMetadata.openSnapshot': (file) => explorer.openSnapshot(namedFolder(file)),
    'openstackMetadata.disconnect': onNode((node) => explorer.disconnect(node)),
    'openstackMetadata.allowService': onNode((node) => explorer.allow(node)),
    'openstackMetadata.refresh': () => explorer.refreshAll(),
    'openstackMetadata.refreshNode': onNode((node) => explorer.refresh(node)),
    'openstackMetadata.retry': onNode((node) => explorer.retry(node)),
    'openstackMetadata.openDocument': onNode((node) => explorer.openDocument(node)),
    'openstackMetadata.copyPath': onNode((node) => explorer.copyPath(node)),
    'openstackMetadata.copyKeyPath': onNode((node) => explorer.copyKeyPath(node)),
    'openstackMetadata.copyValue': onNode((node) => explorer.copyValue(node)),
    'openstackMetadata.copyUrl': onNode((node) => explorer.copyUrl(node)),
    'openstackMetadata.copyCurl': onNode((node) => explorer.copyCurl(node)),
    'openstackMetadata.simulateProxyHeaders': (choice) => parts.simulate(choiceIn(choice)),
    'openstackMetadata.runScenario': (file) => parts.simulate({ scenario: parts.fileOf(file) }),
    'openstackMetadata.serveAsUserData': (file) => parts.serving.serve(servingIn(file)),
    'openstackMetadata.serveLabUserData': () => parts.serving.giveUp(),
    'openstackMetadata.showLog': () => parts.showLog(),
  };
};

/** Runs a handler; whatever goes wrong ends in `report`, once. */
export const funnelled =
  (handler: CommandHandler, report: (error: unknown) => void): CommandHandler =>
  async (argument) => {
    try {
      return await handler(argument);
    } catch (error) {
      report(error);
      return undefined;
    }
  };
