import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-types';
import { type OpenDocument, regionAt } from '../documents/open-document.ts';
import { lineAt, lineOf, offsetAt, positionAt } from '../documents/source-text.ts';
import type { Edit, Fix, Problem } from '../problem.ts';
import { fixesOf, safeFixesOf } from '../rules/frame/fixes.ts';
import { homeOf, ignoringComment, textOver } from '../rules/frame/ignored.ts';

/** On save, with `"editor.codeActionsOnSave": { "source.fixAll.cloudInit": "explicit" }`. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.cloudInit`;

/** What an editor asks for. */
export interface CodeActionRequest {
  readonly range: Range;
  /** With the problems as the editor knows them, and the kinds of actions it wants. */
  readonly context: CodeActionContext;
}

interface Asked {
  readonly document: OpenDocument;
  readonly context: CodeActionContext;
}

/** With the line ends of the document. */
const textEdit = ({ source }: OpenDocument, { start, end, text }: Edit): TextEdit => ({
  range: { start: positionAt(source, start), end: positionAt(source, end) },
  newText: source.text.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text,
});

const actionOf = (
  document: OpenDocument,
  kind: string,
  title: string,
  edits: readonly Edit[],
): CodeAction => ({
  title,
  kind,
  edit: { changes: { [document.source.uri]: edits.map((one) => textEdit(document, one)) } },
});

/** What can be done about one problem, said so that the editor sees which of its own that is. */
const quickFix = (
  { document, context }: Asked,
  found: Problem<string>,
  { title, edits }: Omit<Fix, 'isSafe'>,
): CodeAction => {
  const start = positionAt(document.source, found.start);
  const diagnostics = context.diagnostics.filter(
    ({ code, range }) =>
      code === found.code &&
      range.start.line === start.line &&
      range.start.character === start.character,
  );
  return { ...actionOf(document, CodeActionKind.QuickFix, title, edits), diagnostics };
};

/** Whether a line can get a comment above it: not the one that says what all the rest is, nor one within a text. */
const takesComment = (document: OpenDocument, line: number, start: number): boolean => {
  const { source } = document;
  const region = regionAt(document, { line, character: 0 });
  if (region === undefined) return false;
  const part = source.text.slice(region.start, region.end);
  const first = lineOf(source, region.start + Math.max(0, part.search(/\S/)));
  const isYaml = region.kind !== 'other' && region.kind !== 'unknown';
  if (line <= first) return isYaml && !/^\s*#/.test(part);
  return !isYaml || textOver(document, start) === undefined;
};

/** A comment on a line of its own, above the line where the problem, or the value it is in, begins. */
const ignoreActions = (asked: Asked, found: Problem<string>): readonly CodeAction[] => {
  const { source } = asked.document;
  const line = lineOf(source, homeOf(found, asked.document));
  const start = offsetAt(source, { line, character: 0 });
  if (!takesComment(asked.document, line, start)) return [];
  const indent = /^[ \t]*/.exec(lineAt(source, line))?.[0] ?? '';
  const text = `${indent}${ignoringComment(found.code)}\n`;
  const edits = [{ start, end: start, text }];
  return [quickFix(asked, found, { title: `Pass over ${found.code} here`, edits })];
};

const fixActions = (asked: Asked, found: Problem<string>): readonly CodeAction[] => {
  const [best, ...others] = fixesOf(found, asked.document);
  if (best === undefined) return [];
  return [
    { ...quickFix(asked, found, best), isPreferred: best.isSafe },
    ...others.map((one) => quickFix(asked, found, one)),
  ];
};

/** What cannot be passed over by a comment: without the header, or unreadable, a comment is no comment. */
const canBeIgnored = ({ code }: Problem<string>): boolean =>
  !['header-missing', 'yaml-syntax', 'too-large', 'not-a-map'].includes(code);

const fixAll = (document: OpenDocument, problems: readonly Problem<string>[]): CodeAction[] => {
  const edits = safeFixesOf(problems, document).flatMap((one) => one.edits);
  if (edits.length === 0) return [];
  return [actionOf(document, fixAllKind, 'Fix what can be fixed safely', edits)];
};

const wants = (only: readonly string[] | undefined, kind: string): boolean =>
  only?.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`)) ?? true;

/** What can be done about the problems of a document at a range, best first. */
export const codeActionsAt = (
  document: OpenDocument,
  { range, context }: CodeActionRequest,
  problems: readonly Problem<string>[],
): readonly CodeAction[] => {
  const { only } = context;
  const asked: Asked = { document, context };
  const start = offsetAt(document.source, range.start);
  const end = offsetAt(document.source, range.end);
  const here = problems.filter((one) => one.start <= end && start <= one.end);
  const ignorable = here.filter(canBeIgnored);
  return [
    ...(wants(only, CodeActionKind.QuickFix)
      ? [
          ...here.flatMap((one) => fixActions(asked, one)),
          ...ignorable.flatMap((one) => ignoreActions(asked, one)),
        ]
      : []),
    // Asked for by name only: a menu full of problems needs no line for all of them.
    ...(only !== undefined && wants(only, fixAllKind) ? fixAll(document, problems) : []),
  ];
};
