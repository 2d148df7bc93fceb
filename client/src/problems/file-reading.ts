import type { TextDocument } from 'vscode';
import type { Problem } from '../../../mock-metadata/src/index.ts';
import { isLabFile } from '../mock/lab-choice.ts';
import type { MockLibrary } from '../mock/mock-library.ts';
import { scenarioRoot } from '../scenarios/scenario-files.ts';
import { editedText, plainFile } from './named-files.ts';

/** What the mock's own readers say of a document. */
export interface FileReading {
  /** Also those of the lab that a scenario names, at their place there. */
  readonly problems: readonly Problem[];
  /** Absolute paths of the other files it looks into. */
  readonly files: readonly string[];
}

/**
 * Reads a lab or scenario as it stands in the editor, with the files it names as they stand there. A scenario
 * reaches no file outside of its workspace folder, just as when it is run.
 */
export const readingOf = (document: TextDocument, library: MockLibrary): FileReading => {
  const { readLab, readScenario, labStore, containedFiles } = library;
  const { uri } = document;
  const text = document.getText();
  if (isLabFile(uri.path))
    return readLab(text, uri.fsPath, (path) => editedText(path) ?? plainFile(path));
  const contained = containedFiles(scenarioRoot(uri));
  const readFile = (path: string): Uint8Array => {
    // Asked first, because it refuses what lies outside.
    const bytes = contained(path);
    return editedText(path) ?? bytes;
  };
  return readScenario(text, uri.fsPath, labStore(readFile));
};
