import {
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  languages,
  Range,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import type { LabReading, Problem } from '../../../mock-metadata/src/index.ts';
import { isLabFile } from './lab-choice.ts';
import { labPart } from './lab-parts.ts';
import { mockLibrary } from './mock-library.ts';
import type { MockSession } from './mock-session.ts';

/**
 * Problems of lab files: of every open one as it stands in the editor, and of the running mock's as
 * it stands on disk while it is not open.
 */
export const labDiagnostics = (session: MockSession): Disposable => {
  const collection = languages.createDiagnosticCollection('openstack-metadata-lab');
  const readings = new Map<string, LabReading>();
  const due = new Set<TextDocument>();

  const show = () => {
    const problems = [...readings.values()].flatMap((reading) => reading.problems);
    collection.clear();
    for (const [file, those] of byFile([...problems, ...problemsOfMock(session, readings)])) {
      collection.set(Uri.file(file), those.map(diagnosticOf));
    }
  };
  const read = async (): Promise<void> => {
    const documents = [...due].filter((document) => !document.isClosed);
    due.clear();
    if (documents.length === 0) return;
    const { readLab } = await mockLibrary();
    for (const document of documents) {
      const file = document.uri.fsPath;
      if (!document.isClosed) readings.set(file, readLab(document.getText(), file, labPart));
    }
    show();
  };
  // Edits that arrive together (a replace in the whole file) are read once, after the last.
  const readSoon = (documents: readonly TextDocument[]) => {
    const idle = due.size === 0;
    for (const document of documents) due.add(document);
    if (idle && due.size > 0) setImmediate(() => void read());
  };
  const edited = ({ uri }: TextDocument) => {
    const touched = (lab: TextDocument) =>
      lab.uri.toString() === uri.toString() ||
      readings.get(lab.uri.fsPath)?.files.includes(uri.fsPath) === true;
    readSoon(workspace.textDocuments.filter(isLabDocument).filter(touched));
  };
  readSoon(workspace.textDocuments.filter(isLabDocument));
  show();
  return Disposable.from(
    collection,
    new Disposable(session.onChange(show)),
    workspace.onDidOpenTextDocument(edited),
    workspace.onDidChangeTextDocument(({ document }) => edited(document)),
    workspace.onDidGrantWorkspaceTrust(() =>
      readSoon(workspace.textDocuments.filter(isLabDocument)),
    ),
    workspace.onDidCloseTextDocument((document) => {
      if (readings.delete(document.uri.fsPath)) show();
    }),
  );
};

const isLabDocument = ({ uri }: TextDocument): boolean =>
  uri.scheme === 'file' && isLabFile(uri.path);

const problemsOfMock = (
  { state }: MockSession,
  readings: ReadonlyMap<string, LabReading>,
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

const byFile = (problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> => {
  const files = new Map<string, Problem[]>();
  for (const problem of problems) {
    const those = files.get(problem.file) ?? [];
    those.push(problem);
    files.set(problem.file, those);
  }
  return files;
};

const diagnosticOf = ({ message, code, line, column, endLine, endColumn }: Problem): Diagnostic => {
  const range = new Range(line - 1, column - 1, endLine - 1, endColumn - 1);
  const diagnostic = new Diagnostic(range, message, DiagnosticSeverity.Error);
  diagnostic.source = 'lab';
  diagnostic.code = code;
  return diagnostic;
};
