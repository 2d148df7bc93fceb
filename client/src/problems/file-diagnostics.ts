import { Disposable, languages, type TextDocument, Uri, workspace } from 'vscode';
import type { Problem } from '../../../mock-metadata/src/index.ts';
import { isLabFile, isScenarioFile } from '../mock/lab-choice.ts';
import { mockLibrary } from '../mock/mock-library.ts';
import type { MockSession } from '../mock/mock-session.ts';
import { diagnosticOf } from './diagnostic.ts';
import { type FileReading, readingOf } from './file-reading.ts';
import { problemsByFile } from './problems-by-file.ts';
import { readQueue } from './read-queue.ts';

/** So long after the last keystroke files are read again. */
const delayMs = 100;

/** Longer texts are read only when they are saved: that takes a while. In characters. */
const mostAtOnce = 1024 * 1024;

/**
 * Problems of labs and scenarios: of every open one as it stands in the editor, and of the running mock's lab as it
 * stands on disk while that is not open. In a workspace that is not trusted nothing is read: such files name others.
 */
export const fileDiagnostics = (session: MockSession): Disposable => {
  const collection = languages.createDiagnosticCollection('openstack-metadata-files');
  const readings = new Map<string, FileReading>();

  const show = (): void => {
    const ofOpen = [...readings.values()].flatMap(({ problems }) => problems);
    collection.clear();
    for (const [file, those] of problemsByFile([...ofOpen, ...problemsOfMock(session, readings)])) {
      collection.set(Uri.file(file), those.map(diagnosticOf));
    }
  };
  const read = async (documents: readonly TextDocument[]): Promise<void> => {
    if (!workspace.isTrusted) return;
    const library = await mockLibrary();
    for (const document of documents) {
      if (!document.isClosed) readings.set(document.uri.fsPath, readingOf(document, library));
    }
    show();
  };
  const queue = readQueue<TextDocument>((documents) => void read(documents), timer);
  const open = () => workspace.textDocuments.filter(isReadable);
  /** What is to be read again after a change of a document: itself, and who looks into it. */
  const touchedBy = ({ uri }: TextDocument) =>
    open().filter(
      (one) =>
        one.uri.toString() === uri.toString() ||
        readings.get(one.uri.fsPath)?.files.includes(uri.fsPath) === true,
    );
  queue.add(open().filter(isQuick), 0);
  show();
  return Disposable.from(
    collection,
    queue,
    new Disposable(session.onChange(show)),
    workspace.onDidOpenTextDocument((document) =>
      queue.add(touchedBy(document).filter(isQuick), 0),
    ),
    workspace.onDidSaveTextDocument((document) => queue.add(touchedBy(document), 0)),
    workspace.onDidChangeTextDocument(({ document }) =>
      queue.add(touchedBy(document).filter(isQuick), delayMs),
    ),
    workspace.onDidGrantWorkspaceTrust(() => queue.add(open().filter(isQuick), 0)),
    workspace.onDidCloseTextDocument(({ uri }) => {
      // Of an older version in a comparison the path is the same.
      if (uri.scheme === 'file' && readings.delete(uri.fsPath)) show();
    }),
  );
};

const timer = (ms: number, task: () => void): (() => void) => {
  const timeout = setTimeout(task, ms);
  return () => clearTimeout(timeout);
};

const isReadable = ({ uri }: TextDocument): boolean =>
  uri.scheme === 'file' && (isLabFile(uri.path) || isScenarioFile(uri.path));

const isQuick = (document: TextDocument): boolean =>
  document.offsetAt(document.lineAt(document.lineCount - 1).range.end) <= mostAtOnce;

const problemsOfMock = (
  { state }: MockSession,
  readings: ReadonlyMap<string, FileReading>,
): readonly Problem[] => {
  if (state.kind === 'stopped' || state.kind === 'starting' || readings.has(state.labFile))
    return [];
  return state.kind === 'running' ? state.mock.problems : problemsOfError(state.error);
};

// A MockError carries them; told by its shape, since loading the class would load the whole mock.
const problemsOfError = (error: unknown): readonly Problem[] =>
  error instanceof Error && 'problems' in error && Array.isArray(error.problems)
    ? error.problems
    : [];
