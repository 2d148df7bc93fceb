import { basename } from 'node:path';
import { Uri, workspace } from 'vscode';
import type { ScenarioSummary } from '../../../mock-metadata/src/index.ts';
import { mockLibrary } from '../mock/mock-library.ts';

/** A scenario that can be run, as a list shows it. */
export interface ScenarioFile extends ScenarioSummary {
  readonly uri: Uri;
  /** Absolute path of the folder that it may not reach out of. */
  readonly root: string;
}

const pattern = '**/*.scenario.{yaml,yml}';
const mostFiles = 500;

/** The scenarios that come with the extension, by title. */
export const catalogue = async (extensionUri: Uri): Promise<readonly ScenarioFile[]> => {
  const folder = Uri.joinPath(extensionUri, 'examples', 'scenarios');
  const entries = await workspace.fs.readDirectory(folder);
  const uris = entries
    .filter(([name]) => name.endsWith('.scenario.yaml'))
    .map(([name]) => Uri.joinPath(folder, name));
  return summed(uris, () => Uri.joinPath(extensionUri, 'examples').fsPath);
};

/** The scenarios of the workspace, by title; none where it is not trusted. */
export const workspaceScenarios = async (): Promise<readonly ScenarioFile[]> => {
  if (!workspace.isTrusted) return [];
  const uris = await workspace.findFiles(pattern, '**/node_modules/**', mostFiles);
  return summed(uris.filter(onDisk), scenarioRoot);
};

/** One scenario file, however the user came by it; undefined where it is none. */
export const scenarioFileAt = async (uri: Uri): Promise<ScenarioFile | undefined> => {
  const [file] = await summed([uri], scenarioRoot);
  return file;
};

const onDisk = ({ scheme }: Uri): boolean => scheme === 'file';

/** The folder that a scenario may not reach out of: its workspace folder, else its own. Absolute. */
export const scenarioRoot = (uri: Uri): string =>
  workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? Uri.joinPath(uri, '..').fsPath;

const summed = async (
  uris: readonly Uri[],
  rootFor: (uri: Uri) => string,
): Promise<readonly ScenarioFile[]> => {
  const { scenarioSummary } = await mockLibrary();
  const files = await Promise.all(
    uris.map(async (uri) => {
      const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
      // One that is broken is listed too: choosing it says what is wrong.
      const summary = scenarioSummary(text) ?? { title: basename(uri.fsPath), why: '' };
      return { ...summary, uri, root: rootFor(uri) };
    }),
  );
  return files.toSorted((one, other) => one.title.localeCompare(other.title));
};
