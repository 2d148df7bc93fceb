import { contentTypeOf } from '../documents/content-type.ts';
import { type OpenDocument, openDocument } from '../documents/open-document.ts';
import { expectationOf } from '../documents/regions.ts';
import { positionAt, type SourceText, sourceText } from '../documents/source-text.ts';
import type { Problem } from '../problem.ts';
import { fixesOf, safeFixesOf, withEdits } from '../rules/frame/fixes.ts';
import { problemsOf } from '../rules/problems-of.ts';
import { type CodeSetting, type Settings, standardSettings } from '../settings.ts';
import { partsOf } from '../user-data/parts.ts';
import { isCheckable, problemsOfParts } from './part-check.ts';
import type { ReadText } from './read-file.ts';
import type { CheckedFile, FileKind, Place, PlacedFix, PlacedProblem } from './report.ts';
import { type SizeLimit, sizeProblem } from './size-limit.ts';
import { filledTemplateProblems } from './template-check.ts';

/** What to check by. */
export interface CheckSettings {
  /** What the file is; undefined to tell it by its name. */
  readonly kind: FileKind | undefined;
  readonly sizeLimit: SizeLimit | undefined;
  /** The version of cloud-init that will read it. */
  readonly targetVersion: string;
  /** Codes that are reported otherwise than by default. */
  readonly rules: Readonly<Record<string, CodeSetting>>;
  /** What templates are filled in with; undefined to check them with their expressions taken for anything. */
  readonly instanceData: object | undefined;
}

/** A file to check. */
export interface ReadFile extends ReadText {
  /** As it was named. */
  readonly file: string;
}

/** Language and name by which the language server takes a document for this kind. */
const asKind: Readonly<Record<FileKind, readonly [language: string, name: string]>> = {
  'user-data': ['cloud-config', 'user-data'],
  'network-config': ['cloud-init-network', 'network-config'],
  'system-config': ['cloud-config', 'cloud.cfg'],
  'meta-data': ['cloud-config', 'meta-data'],
};

const isFileKind = (expected: string): expected is FileKind => Object.hasOwn(asKind, expected);

/** What a name says a file is, as in the editor. */
const kindByName = ({ file, text }: ReadFile): FileKind => {
  const expected = expectationOf('cloud-config', file.replaceAll('\\', '/'));
  if (expected === 'config-file')
    return contentTypeOf(text) === undefined ? 'system-config' : 'user-data';
  return isFileKind(expected) ? expected : 'user-data';
};

const placeOf = (source: SourceText, from: number, to: number): Place => {
  const start = positionAt(source, from);
  const end = positionAt(source, to);
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
};

const fixesIn = (document: OpenDocument, found: Problem<string>): readonly PlacedFix[] =>
  fixesOf(found, document).map(({ title, isSafe, edits }) => ({
    title,
    isSafe,
    edits: edits.map(({ start, end, text }) => ({ ...placeOf(document.source, start, end), text })),
  }));

const placed = (document: OpenDocument, found: Problem<string>): PlacedProblem => ({
  ...found,
  ...placeOf(document.source, found.start, found.end),
  fixes: fixesIn(document, found),
});

/** What was found in a text that this one only stands for: there is nothing to fix here. */
const placedOnly = ({ source }: OpenDocument, found: Problem<string>): PlacedProblem => ({
  ...found,
  ...placeOf(source, found.start, found.end),
  fixes: [],
});

/** Whether there are parts that are looked at, or lists of parts. */
const isTakenApart = (text: string): boolean => {
  const { parts, includes, archives } = partsOf(text);
  return includes.length + archives.length > 0 || parts.some(isCheckable);
};

const nothingIn = (
  { source: { text }, regions }: OpenDocument,
  kind: FileKind,
): string | undefined => {
  if (text.trim() === '') return 'it is empty';
  if (kind === 'meta-data') return 'it is meta-data';
  if (regions.some((region) => region.kind !== 'other') || isTakenApart(text)) return undefined;
  const type = contentTypeOf(text);
  return type === undefined ? 'it has no part of cloud-config' : `it is ${type}`;
};

const documentOf = (text: string, kind: FileKind): OpenDocument => {
  const [language, name] = asKind[kind];
  return openDocument(sourceText(name, language, 0, text));
};

/** Told when a rule itself stumbles. */
export type RuleFailed = (rule: { readonly code: string }, error: unknown) => void;

const settingsOf = ({ targetVersion, rules }: CheckSettings): Settings => ({
  ...standardSettings,
  targetVersion,
  rules,
});

/** Of a template that is to be filled in; undefined for any other text. */
const problemsOfFilled = (
  text: string,
  kind: FileKind,
  settings: CheckSettings,
  check: (text: string) => readonly Problem<string>[],
): readonly Problem<string>[] | undefined => {
  const { instanceData } = settings;
  if (kind !== 'user-data' || instanceData === undefined) return undefined;
  if (contentTypeOf(text) !== 'text/jinja2') return undefined;
  return filledTemplateProblems(text, instanceData, check);
};

/** Checks one file. */
export const checkText = (
  read: ReadFile,
  settings: CheckSettings,
  failed: RuleFailed,
): CheckedFile => {
  const { file, text, bytes } = read;
  const kind = settings.kind ?? kindByName(read);
  const { sizeLimit } = settings;
  const document = documentOf(text, kind);
  const size = sizeLimit && kind === 'user-data' ? sizeProblem(bytes, sizeLimit) : undefined;
  const check = (part: string): readonly Problem<string>[] =>
    problemsOf(documentOf(part, 'user-data'), settingsOf(settings), failed);
  const filled = problemsOfFilled(text, kind, settings, check);
  const own = filled ? [] : problemsOf(document, settingsOf(settings), failed);
  // The parts of an archive are checked where they stand.
  const isElsewhere = contentTypeOf(text) !== 'text/cloud-config-archive';
  const ofParts = kind === 'user-data' && isElsewhere ? problemsOfParts(text, check) : [];
  const elsewhere = filled ? [...filled, ...ofParts] : ofParts;
  return {
    file,
    kind,
    problems: [
      ...[...(size ? [size] : []), ...own].map((one) => placed(document, one)),
      ...elsewhere.map((one) => placedOnly(document, one)),
    ].toSorted((one, other) => one.line - other.line || one.column - other.column),
    nothing: nothingIn(document, kind),
  };
};

/** A fix may uncover another mistake; more rounds than this mean that fixes undo each other. */
const mostRounds = 10;

/** The text with all safe fixes worked in; the text itself if there are none. */
export const fixedText = (read: ReadFile, settings: CheckSettings, failed: RuleFailed): string => {
  const kind = settings.kind ?? kindByName(read);
  let fixed = read.text;
  for (let round = 0; round < mostRounds; round += 1) {
    const document = documentOf(fixed, kind);
    const problems = problemsOf(document, settingsOf(settings), failed);
    const next = withEdits(fixed, safeFixesOf(problems, document));
    if (next === fixed) break;
    fixed = next;
  }
  return fixed;
};
