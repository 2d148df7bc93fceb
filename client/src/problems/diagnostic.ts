import { Diagnostic, DiagnosticSeverity, Range } from 'vscode';
import type { Problem } from '../../../mock-metadata/src/index.ts';
import { isScenarioFile } from '../mock/lab-choice.ts';

/** A problem of a lab or scenario as the editor shows it. */
export const diagnosticOf = (problem: Problem): Diagnostic => {
  const { file, message, code, line, column, endLine, endColumn } = problem;
  const range = new Range(line - 1, column - 1, endLine - 1, endColumn - 1);
  const diagnostic = new Diagnostic(range, message, DiagnosticSeverity.Error);
  diagnostic.source = isScenarioFile(file) ? 'scenario' : 'lab';
  diagnostic.code = code;
  return diagnostic;
};
