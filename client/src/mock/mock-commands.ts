import { basename } from 'node:path';
import { env, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { Mock } from '../../../mock-metadata/src/index.ts';
import { configured } from '../configuration.ts';
import { curlText } from '../explorer/curl-text.ts';
import { iconFreeText } from '../visible-text.ts';
import { labChoice } from './lab-choice.ts';
import { labCandidates } from './lab-files.ts';
import type { MockSession, MockState } from './mock-session.ts';

/** What commands can do with the mock. */
export interface MockCommands {
  /** Starts a lab: the given one, else the one that is meant, else the one that is picked. */
  start(labFile?: string): Promise<void>;
  /** The running mock; starts one where none runs. Undefined = no lab was picked. */
  running(): Promise<Mock | undefined>;
  stop(): Promise<void>;
  restart(): Promise<void>;
  openInBrowser(): Promise<void>;
  copyUrl(): Promise<void>;
  copyCurl(): Promise<void>;
  openLab(): Promise<void>;
}

export interface MockCommandParts {
  readonly session: MockSession;
  /** Is told when somebody stops the mock by hand. */
  readonly onStop: () => void;
  /** An example for a workspace without a lab; undefined = it has no place. */
  readonly openExample: () => Promise<Uri | undefined>;
}

/** Starts nothing before a command does. */
export const mockCommands = ({ session, onStop, openExample }: MockCommandParts): MockCommands => {
  const start = async (labFile?: string): Promise<void> => {
    if (!workspace.isTrusted) throw new Error(untrusted);
    const file = labFile ?? (await chosenLab(openExample));
    if (file !== undefined) complainAbout(await session.start(file));
  };
  return {
    start,
    running: async () => {
      if (session.state.kind !== 'running') await start();
      return session.state.kind === 'running' ? session.state.mock : undefined;
    },
    stop: async () => {
      onStop();
      await session.stop();
    },
    restart: async () => {
      if (!workspace.isTrusted) throw new Error(untrusted);
      if (session.state.kind === 'stopped') throw new Error(notRunning);
      complainAbout(await session.restart());
    },
    openInBrowser: async () => {
      await env.openExternal(Uri.parse(runningMock(session).url));
    },
    copyUrl: async () => {
      const url = await env.asExternalUri(Uri.parse(runningMock(session).url));
      await copied(url.toString(true), 'URL');
    },
    // For a terminal, which runs where the mock runs: the address as it is there.
    copyCurl: async () => {
      const { url } = runningMock(session);
      await copied(curlText({ url: `${url}/openstack/latest/meta_data.json` }), 'curl command');
    },
    openLab: async () => {
      const { state } = session;
      if (state.kind === 'stopped') throw new Error(notRunning);
      await window.showTextDocument(Uri.file(state.labFile));
    },
  };
};

/** Puts text on the clipboard and says so where it does not disturb. */
export const copied = async (text: string, what: string): Promise<void> => {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(`$(check) ${what} copied`, 3000);
};

const runningMock = (session: MockSession): Mock => {
  if (session.state.kind !== 'running') throw new Error(notRunning);
  return session.state.mock;
};

const notRunning = 'The mock is not running. Start it with “Start Mock Metadata Service”.';
const untrusted =
  'This workspace is not trusted, so no service is started for it. Trust the workspace first.';

const complainAbout = (state: MockState): void => {
  if (state.kind === 'failed') throw state.error;
};

/** A sentence for a mock that listens on another port than the wanted one; undefined = it does not. */
export const otherPortText = (mock: Mock): string | undefined => {
  const wanted = configured('mock.port');
  const port = Number(new URL(mock.url).port);
  if (wanted === 0 || port === wanted) return undefined;
  return `Port ${wanted} is taken: the mock listens on ${port}.`;
};

const chosenLab = async (
  openExample: MockCommandParts['openExample'],
): Promise<string | undefined> => {
  const choice = labChoice(await labCandidates());
  switch (choice.kind) {
    case 'lab':
      return choice.file;
    case 'missing':
      throw new Error(
        `The setting openstackMetadata.mock.labFile names ${choice.file}, which is not there. Correct or clear it.`,
      );
    case 'none':
      return (await isExampleWanted()) ? (await openExample())?.fsPath : undefined;
    case 'ask':
      return pickedLab(choice.files);
  }
};

const isExampleWanted = async (): Promise<boolean> => {
  const message =
    'There is no lab in this workspace. Make a file that ends in .lab.yaml, or begin with an example.';
  const yes = 'Open an Example Lab';
  return (await window.showErrorMessage(message, yes)) === yes;
};

interface LabItem extends QuickPickItem {
  readonly file: string;
}

const pickedLab = async (files: readonly string[]): Promise<string | undefined> => {
  const items: readonly LabItem[] = files.map((file) => ({
    file,
    label: iconFreeText(basename(file)),
    description: iconFreeText(workspace.asRelativePath(file, true)),
  }));
  const placeHolder = 'Which lab should the mock serve?';
  return (await window.showQuickPick(items, { placeHolder }))?.file;
};
