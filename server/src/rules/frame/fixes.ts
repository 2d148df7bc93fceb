import type { OpenDocument } from '../../documents/open-document.ts';
import type { Fix, Problem, ProblemCode } from '../../problem.ts';
import { newFormFixes } from '../problem-fixes/deprecated-value.ts';
import { duplicateFixes } from '../problem-fixes/duplicate-key.ts';
import { headerFixes } from '../problem-fixes/header-missing.ts';
import { insteadFixes, quoteFixes } from '../problem-fixes/instead.ts';
import { missingKeyFixes, renameFixes } from '../problem-fixes/keys.ts';
import { scriptItemFixes } from '../problem-fixes/script-item.ts';
import { templateLineFixes } from '../problem-fixes/template-line.ts';
import { readableFixes } from '../problem-fixes/yaml-syntax.ts';

type FixesFor = (found: Problem<string>, document: OpenDocument) => readonly Fix[];

/** How problems of validation are put right. */
const fixesFor: Partial<Readonly<Record<ProblemCode, FixesFor>>> = {
  'header-missing': headerFixes,
  'unknown-key': renameFixes,
  'deprecated-key': renameFixes,
  'missing-key': missingKeyFixes,
  'wrong-value': insteadFixes,
  'wrong-type': (found, document) => [
    ...insteadFixes(found, document),
    ...scriptItemFixes(found, document),
  ],
  'colon-in-text': quoteFixes,
  'duplicate-key': duplicateFixes,
  'deprecated-value': newFormFixes,
  'yaml-syntax': readableFixes,
  'jinja-syntax': templateLineFixes,
};

const isFixable = (code: string): code is keyof typeof fixesFor => Object.hasOwn(fixesFor, code);

const withCarriageReturns = ({ edits, ...rest }: Fix): Fix => ({
  ...rest,
  edits: edits.map((one) => ({ ...one, text: one.text.replaceAll(/\r?\n/g, '\r\n') })),
});

/** The ways to put a problem of a document right, best first. */
export const fixesOf = (found: Problem<string>, document: OpenDocument): readonly Fix[] => {
  const fixes = [
    ...(found.fixes ?? []),
    ...(isFixable(found.code) ? (fixesFor[found.code]?.(found, document) ?? []) : []),
  ];
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

/** The safe fixes that can be applied at once: of two that touch each other the first. */
export const safeFixesOf = (
  problems: readonly Problem<string>[],
  document: OpenDocument,
): readonly Fix[] => {
  const chosen: Fix[] = [];
  for (const found of problems) {
    const safe = fixesOf(found, document).find(({ isSafe }) => isSafe);
    if (safe && chosen.every((one) => isApart(one, safe))) chosen.push(safe);
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
