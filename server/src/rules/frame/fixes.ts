import { contentTypeOf } from '../../documents/content-type.ts';
import type { OpenDocument } from '../../documents/open-document.ts';
import type { Fix, Problem, ProblemCode } from '../../problem.ts';
import { newFormFixes, unquotedFixes } from '../problem-fixes/deprecated-value.ts';
import { duplicateFixes } from '../problem-fixes/duplicate-key.ts';
import { headerFixes } from '../problem-fixes/header-missing.ts';
import { insteadFixes, quoteFixes } from '../problem-fixes/instead.ts';
import { missingKeyFixes, renameFixes } from '../problem-fixes/keys.ts';
import { listOfListsFixes } from '../problem-fixes/list-of-lists.ts';
import { scriptItemFixes } from '../problem-fixes/script-item.ts';
import { tabFixes } from '../problem-fixes/tabs.ts';
import { templateLineFixes } from '../problem-fixes/template-line.ts';
import { asTemplatePart } from '../problem-fixes/template-part.ts';
import { readableFixes } from '../problem-fixes/yaml-syntax.ts';
import { valueAt, yamlAt } from './value-at.ts';

type FixesFor = (found: Problem<string>, document: OpenDocument) => readonly Fix[];

/** How problems of validation are put right. */
const fixesFor: Partial<Readonly<Record<ProblemCode, FixesFor>>> = {
  'header-missing': headerFixes,
  'unknown-key': renameFixes,
  'deprecated-key': renameFixes,
  'missing-key': missingKeyFixes,
  'wrong-value': insteadFixes,
  'wrong-type': (found, document) => {
    const ofLists = listOfListsFixes(found, document);
    if (ofLists.length > 0) return ofLists;
    return [
      ...insteadFixes(found, document),
      ...scriptItemFixes(found, document),
      ...unquotedFixes(found, document),
    ];
  },
  'colon-in-text': quoteFixes,
  'duplicate-key': duplicateFixes,
  'deprecated-value': (found, document) => [
    ...insteadFixes(found, document),
    ...newFormFixes(found, document),
  ],
  'yaml-syntax': (found, document) => [
    ...readableFixes(found, document),
    ...tabFixes(found, document),
  ],
  'jinja-syntax': templateLineFixes,
  'part-ignored': insteadFixes,
  'mime-structure': insteadFixes,
};

const isFixable = (code: string): code is keyof typeof fixesFor => Object.hasOwn(fixesFor, code);

const withCarriageReturns = ({ edits, ...rest }: Fix): Fix => ({
  ...rest,
  edits: edits.map((one) => ({ ...one, text: one.text.replaceAll(/\r?\n/g, '\r\n') })),
});

/** Problems of its parts bring along what there is to do. */
const isInArchive = ({ source: { text } }: OpenDocument): boolean =>
  contentTypeOf(text) === 'text/cloud-config-archive';

/** The ways to put a problem of a document right, best first. */
export const fixesOf = (found: Problem<string>, document: OpenDocument): readonly Fix[] => {
  const fixes = [
    ...(found.fixes ?? []),
    ...(isFixable(found.code) && !isInArchive(document)
      ? (fixesFor[found.code]?.(found, document) ?? [])
      : []),
  ].map((one) => asTemplatePart(one, document));
  const { text } = document.source;
  const isWindows = text[text.indexOf('\n') - 1] === '\r';
  return isWindows ? fixes.map(withCarriageReturns) : fixes;
};

const isApart = (one: Fix, other: Fix): boolean =>
  one.edits.every(
    (edit) =>
      other.edits.every(({ start, end }) => edit.end <= start || end <= edit.start) &&
      other.edits.every(({ start }) => start !== edit.start),
  );

const ofKeys: ReadonlySet<string> = new Set(['unknown-key', 'deprecated-key']);

/** Where a key is written anew: its map, and the name it gets. */
const renaming = (
  { code, start }: Problem<string>,
  { edits: [first] }: Fix,
  document: OpenDocument,
): readonly [map: object, name: string] | undefined => {
  const { value, offset } = (ofKeys.has(code) && valueAt(document, start)) || {};
  if (first?.start !== start || value?.key?.start !== start - (offset ?? 0)) return undefined;
  const isAtTop = value.parent?.parent === undefined;
  const map = isAtTop ? yamlAt(document, start) : value.parent?.node;
  return map && [map, first.text];
};

/** The safe fixes that can be applied at once: of two that touch each other the first. */
export const safeFixesOf = (
  problems: readonly Problem<string>[],
  document: OpenDocument,
): readonly Fix[] => {
  const chosen: Fix[] = [];
  const names = new Map<object, Set<string>>();
  // Two keys of a map that are to have the same name would be one.
  const isNew = (found: Problem<string>, safe: Fix): boolean => {
    const [map, name = ''] = renaming(found, safe, document) ?? [];
    if (map === undefined) return true;
    const known = names.get(map) ?? new Set();
    names.set(map, known);
    return !known.has(name) && known.add(name).has(name);
  };
  for (const found of problems) {
    const safe = fixesOf(found, document).find(({ isSafe }) => isSafe);
    if (safe && chosen.every((one) => isApart(one, safe)) && isNew(found, safe)) chosen.push(safe);
  }
  return chosen;
};

/** A text with edits worked in that do not overlap. */
export const withEdits = (text: string, fixes: readonly Fix[]): string => {
  const edits = fixes
    .flatMap((one) => one.edits)
    .toSorted((one, other) => one.start - other.start || one.end - other.end);
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, text: by } of edits) {
    parts.push(text.slice(done, start), by);
    done = end;
  }
  return parts.join('') + text.slice(done);
};
