import { basename } from 'node:path';
import { contentTypeOf } from '../documents/content-type.ts';
import { type OpenDocument, openDocument } from '../documents/open-document.ts';
import { expectationOf } from '../documents/regions.ts';
import { positionAt, type SourceText, sourceText } from '../documents/source-text.ts';
import type { Problem } from '../problem.ts';
import { type Settings, standardSettings } from '../settings.ts';
import { problemsIn } from '../validation/problems-in.ts';
import type { CheckedFile, FileKind, PlacedProblem } from './report.ts';
import { type SizeLimit, sizeProblem } from './size-limit.ts';

/** What to check by. */
export interface CheckSettings {
  /** What the file is; undefined to tell it by its name. */
  readonly kind: FileKind | undefined;
  readonly sizeLimit: SizeLimit | undefined;
  /** The version of cloud-init that will read it. */
  readonly targetVersion: string;
}

/** A file that was read. */
export interface ReadFile {
  /** As it was named. */
  readonly file: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** Language and name by which the language server takes a document for this kind. */
const asKind: Readonly<Record<FileKind, readonly [language: string, name: string]>> = {
  'user-data': ['cloud-config', 'user-data'],
  'network-config': ['cloud-init-network', 'network-config'],
  'system-config': ['cloud-config', 'cloud.cfg'],
  'meta-data': ['cloud-config', 'meta-data'],
};

/** What a name says a file is, as in the editor. */
const kindByName = (file: string): FileKind => {
  const expected = expectationOf('cloud-config', basename(file));
  return expected === 'nothing' ? 'user-data' : expected;
};

const placed = (source: SourceText, found: Problem): PlacedProblem => {
  const start = positionAt(source, found.start);
  const end = positionAt(source, found.end);
  return {
    ...found,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
};

const nothingIn = (
  { source: { text }, regions }: OpenDocument,
  kind: FileKind,
): string | undefined => {
  if (text.trim() === '') return 'it is empty';
  if (kind === 'meta-data') return 'it is meta-data';
  if (regions.some((region) => region.kind !== 'other')) return undefined;
  const type = contentTypeOf(text);
  return type === undefined ? 'it has no part of cloud-config' : `it is ${type}`;
};

/** Checks one file. */
export const checkText = (
  { file, text, bytes }: ReadFile,
  { kind: saidKind, sizeLimit, targetVersion }: CheckSettings,
): CheckedFile => {
  const kind = saidKind ?? kindByName(file);
  const [language, name] = asKind[kind];
  const document = openDocument(sourceText(name, language, 0, text));
  const size = sizeLimit && kind === 'user-data' ? sizeProblem(bytes, sizeLimit) : undefined;
  const settings: Settings = { ...standardSettings, targetVersion };
  const problems = problemsIn(text, document.read(), settings);
  return {
    file,
    kind,
    problems: [...(size ? [size] : []), ...problems].map((one) => placed(document.source, one)),
    nothing: nothingIn(document, kind),
  };
};
