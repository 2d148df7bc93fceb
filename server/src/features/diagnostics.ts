import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { OpenDocument } from '../documents/open-document.ts';
import { positionAt } from '../documents/source-text.ts';
import type { Problem, Severity } from '../problem.ts';
import { diagnosticSource } from '../protocol.ts';
import type { Settings } from '../settings.ts';
import { problemsIn } from '../validation/problems-in.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
};

const isDeprecation = ({ code }: Problem): boolean =>
  code === 'deprecated-key' || code === 'deprecated-value';

const diagnostic = ({ source }: OpenDocument, found: Problem): Diagnostic => ({
  range: { start: positionAt(source, found.start), end: positionAt(source, found.end) },
  severity: severities[found.severity],
  code: found.code,
  source: diagnosticSource,
  message: found.message,
  ...(isDeprecation(found) ? { tags: [DiagnosticTag.Deprecated] } : {}),
  ...(found.instead ? { data: { instead: found.instead } } : {}),
});

/** Everything that is wrong with a document. */
export const diagnosticsOf = (document: OpenDocument, settings: Settings): readonly Diagnostic[] =>
  problemsIn(document.source.text, document.read(), settings).map((found) =>
    diagnostic(document, found),
  );
