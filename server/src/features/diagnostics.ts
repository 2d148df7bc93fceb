import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { OpenDocument } from '../documents/open-document.ts';
import { positionAt } from '../documents/source-text.ts';
import type { Problem, Severity } from '../problem.ts';
import { diagnosticSource } from '../protocol.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const isDeprecation = ({ code }: Problem<string>): boolean =>
  code === 'deprecated-key' || code === 'deprecated-value';

/** The explanation of a code on the page that the editor has of all codes. */
const linkTo = (page: string | undefined, code: string): Pick<Diagnostic, 'codeDescription'> =>
  page === undefined ? {} : { codeDescription: { href: `${page}#${code}` } };

/** Problems of a document as an editor takes them. */
export const diagnosticsOf = (
  { source }: OpenDocument,
  problems: readonly Problem<string>[],
  codesPage: string | undefined,
): readonly Diagnostic[] =>
  problems.map((found) => ({
    range: { start: positionAt(source, found.start), end: positionAt(source, found.end) },
    severity: severities[found.severity],
    code: found.code,
    ...linkTo(codesPage, found.code),
    source: diagnosticSource,
    message: found.message,
    ...(isDeprecation(found) ? { tags: [DiagnosticTag.Deprecated] } : {}),
    ...(found.instead ? { data: { instead: found.instead } } : {}),
  }));
