import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { RelativePattern, window, workspace } from 'vscode';
import { configured } from '../configuration.ts';
import { isLabFile, type LabCandidates } from './lab-choice.ts';

/** The labs that could be meant: setting, workspace, and `opened`, a lab that was just opened. */
export const labCandidates = async (opened?: string): Promise<LabCandidates> => {
  const setting = configuredLab();
  return {
    configured: setting,
    configuredExists: setting !== undefined && existsSync(setting),
    found: setting === undefined ? await labsInWorkspace() : [],
    opened: opened ?? labInSight(),
  };
};

/** The setting as an absolute path; relative ones count from the first folder of the workspace. */
const configuredLab = (): string | undefined => {
  const file = configured('mock.labFile').trim();
  if (file === '') return undefined;
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
  return isAbsolute(file) || folder === undefined ? file : join(folder, file);
};

const labsInWorkspace = async (): Promise<readonly string[]> => {
  const folders = workspace.workspaceFolders?.filter(({ uri }) => uri.scheme === 'file') ?? [];
  const found = await Promise.all(
    folders.map((folder) =>
      workspace.findFiles(
        new RelativePattern(folder, '**/*.lab.{yaml,yml}'),
        '**/{node_modules,.git,dist}/**',
        100,
      ),
    ),
  );
  return found.flat().map(({ fsPath }) => fsPath);
};

const labInSight = (): string | undefined => {
  const documents = window.visibleTextEditors.map(({ document }) => document);
  return documents.find(({ uri }) => uri.scheme === 'file' && isLabFile(uri.fsPath))?.uri.fsPath;
};
