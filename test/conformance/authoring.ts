import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompletionItem, Diagnostic } from 'vscode-languageserver-types';
import {
  edited,
  positionAt,
  type SourceText,
  sourceText,
} from '../../server/src/documents/source-text.ts';
import { languageService } from '../../server/src/language-service.ts';
import type { Agreement } from './cloud-config.ts';

/** A document, as cases name it. */
interface CaseDocument {
  readonly id: string;
  readonly file: string;
  readonly languageId: string;
  readonly text: string;
}

/** What completion must and must not offer at the marker. */
interface PositionCase extends CaseDocument {
  readonly marker: string;
  readonly expect: readonly string[];
  readonly forbid: readonly string[];
  /** Nothing else is offered. */
  readonly only?: boolean;
  readonly deprecated?: readonly string[];
  /** A whole module with places to fill in is among what is offered. */
  readonly snippet?: {
    readonly label: string;
    readonly minStops: number;
    readonly contains?: readonly string[];
  };
  readonly accept?: { readonly label: string; readonly result?: string; readonly matches?: string };
}

/** What the problems of a document must be. */
interface ProblemCase extends CaseDocument {
  readonly clean?: boolean;
  readonly maxCount?: number;
  readonly line?: number;
  readonly startChar?: number;
  readonly endChar?: number;
  readonly message?: string;
  readonly tag?: number;
  readonly maxSeverity?: number;
  readonly maxTotal?: number;
}

/** What hover must say at the mark. */
interface HoverCase extends CaseDocument {
  readonly contains: readonly string[];
}

const hoverMark = '¦';

const service = languageService({ snippets: true, insertTextModes: true, tags: true });

const documentOf = ({ id, file, languageId }: CaseDocument, text: string): SourceText =>
  sourceText(`file:///${id}/${file}`, languageId, 1, text);

const marked = (one: CaseDocument, marker: string) => {
  const source = documentOf(one, one.text.replace(marker, ''));
  return { source, position: positionAt(source, one.text.indexOf(marker)) };
};

const bare = (label: string): string => label.replace(/:$/, '').replaceAll(/^["']|["']$/g, '');

const isNamed =
  (name: string) =>
  ({ label, filterText = label }: CompletionItem): boolean =>
    [label, filterText].some((one) => bare(one) === name);

const withoutStops = (text: string): string =>
  text.replaceAll(/\$\{\d+[:|]([^,|}]*)[^}]*\}|\$\d+|\$\{\d+\}/g, '$1');

const isSnippet =
  ({ label, minStops, contains = [] }: NonNullable<PositionCase['snippet']>) =>
  (item: CompletionItem): boolean => {
    const text = item.textEdit?.newText ?? '';
    const stops = new Set([...text.matchAll(/\$\{?(\d+)/g)].map(([, stop]) => stop));
    return (
      new RegExp(label, 'i').test(item.label) &&
      stops.size >= minStops &&
      contains.every((words) => text.includes(words))
    );
  };

const withoutEnds = (text: string): string => text.replaceAll(/[ \t]+$/gm, '').trim();

/** What comes of taking an item. */
const accepted = (source: SourceText, item: CompletionItem | undefined): string => {
  const { textEdit } = item ?? {};
  if (textEdit === undefined) return '';
  const range = 'range' in textEdit ? textEdit.range : textEdit.replace;
  return edited(source, [{ range, text: withoutStops(textEdit.newText) }], 2).text;
};

const positionMiss = (one: PositionCase): string | undefined => {
  const { source, position } = marked(one, one.marker);
  const { items } = service.completion(source, position);
  const has = (name: string): boolean => items.some(isNamed(name));
  const lacking = one.expect.filter((name) => !has(name));
  const shown = one.forbid.filter(has);
  const extra =
    one.only === true
      ? items.filter((item) => !one.expect.some((name) => isNamed(name)(item)))
      : [];
  const unmarked = (one.deprecated ?? []).filter((name) =>
    items.some((item) => isNamed(name)(item) && !item.tags?.includes(1)),
  );
  const wrong = [
    ...lacking.map((name) => `${name} is missing`),
    ...shown.map((name) => `${name} is offered`),
    ...extra.map(({ label }) => `${label} is offered too`),
    ...unmarked.map((name) => `${name} is not marked as deprecated`),
  ];
  const { accept, snippet } = one;
  if (snippet !== undefined && !items.some(isSnippet(snippet)))
    wrong.push(`no snippet for ${snippet.label}`);
  if (accept !== undefined) {
    const text = accepted(source, items.find(isNamed(accept.label)));
    const isRight =
      accept.result === undefined
        ? new RegExp(accept.matches ?? '', 'm').test(text)
        : withoutEnds(text) === withoutEnds(accept.result);
    if (!isRight) wrong.push(`${accept.label} gives ${JSON.stringify(text)}`);
  }
  return wrong.length === 0 ? undefined : `${one.id}: ${wrong.join(', ')}`;
};

const isMeant = (one: ProblemCase, { range, message, tags, severity = 1 }: Diagnostic): boolean =>
  (one.line ?? range.start.line) === range.start.line &&
  (one.startChar ?? range.start.character) === range.start.character &&
  (one.endChar ?? range.end.character) === range.end.character &&
  new RegExp(one.message ?? '', 'i').test(String(message)) &&
  (one.tag === undefined || tags?.includes(one.tag as never) === true) &&
  severity >= (one.maxSeverity ?? 1);

const problemMiss = (one: ProblemCase): string | undefined => {
  const found = service.diagnostics(documentOf(one, one.text));
  const most = one.maxTotal ?? one.maxCount ?? found.length;
  const isRight =
    one.clean === true
      ? found.every(({ severity = 1 }) => severity > 2)
      : found.length <= most && found.some((each) => isMeant(one, each));
  const words = found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
  return isRight ? undefined : `${one.id}: ${words.join(' / ') || 'no problem'}`;
};

const hoverMiss = (one: HoverCase): string | undefined => {
  const { source, position } = marked(one, hoverMark);
  const text = JSON.stringify(service.hover(source, position)?.contents ?? '');
  const lacking = one.contains.filter((words) => !new RegExp(words, 'i').test(text));
  return lacking.length === 0 ? undefined : `${one.id}: hover says no ${lacking.join(', ')}`;
};

/** Completion, problems and hover at the places that are recorded for any language server. */
export const authoringAgreement = (folder: string): Agreement | undefined => {
  const [positions, quality] = ['positions.json', 'quality.json'].map((name) => join(folder, name));
  if (!(positions && quality && existsSync(positions) && existsSync(quality))) return undefined;
  const { cases }: { cases: readonly PositionCase[] } = JSON.parse(readFileSync(positions, 'utf8'));
  const { diagnostics, hover }: { diagnostics: ProblemCase[]; hover: HoverCase[] } = JSON.parse(
    readFileSync(quality, 'utf8'),
  );
  const results = [
    ...cases.map(positionMiss),
    ...diagnostics.map(problemMiss),
    ...hover.map(hoverMiss),
  ];
  const misses = results.filter((miss) => miss !== undefined);
  return {
    passed: results.length - misses.length,
    failed: misses.length,
    lines: [
      `authoring: ${cases.length} places of completion, ${diagnostics.length} documents with problems, ${hover.length} of hover`,
      ...misses,
    ],
  };
};
