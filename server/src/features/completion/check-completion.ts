import { expect } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { cursorText } from '../../documents/cursor-text.ts';
import { openDocument } from '../../documents/open-document.ts';
import { offsetAt, type Position, type SourceText } from '../../documents/source-text.ts';
import { standardSettings } from '../../settings.ts';
import { completionAt } from '../completion.ts';
import type { CompletionAbilities } from './item.ts';

/** An editor that can do everything. */
export const able: CompletionAbilities = { snippets: true, insertTextModes: true, tags: true };

/** What is offered at the cursor of a document, in no order. For tests. */
export const itemsAt = (
  marked: string,
  name?: string,
  abilities = able,
  settings = standardSettings,
): readonly CompletionItem[] => {
  const { source, position } = cursorText(marked, name);
  return completionAt(openDocument(source), position, abilities, settings).items;
};

/** The same as an editor shows it: labels in order. */
export const labelsAt = (marked: string, name?: string): readonly string[] =>
  itemsAt(marked, name)
    .toSorted((one, other) => ((one.sortText ?? '') < (other.sortText ?? '') ? -1 : 1))
    .map(({ label }) => label);

interface Expected {
  readonly only?: readonly string[];
  readonly some?: readonly string[];
  readonly none?: readonly string[];
  /** The name of the file, without which it is user-data with its header. */
  readonly file?: string;
}

export const header = '#cloud-config\n';

/** The text stands below the header, unless a file is named. */
export const checkCompletion = (
  marked: string,
  { only, some = [], none = [], file }: Expected,
): void => {
  const labels = labelsAt(file === undefined ? header + marked : marked, file);
  if (only) expect(labels, marked).toEqual(only);
  expect(labels, marked).toEqual(expect.arrayContaining([...some]));
  for (const label of none) expect(labels, marked).not.toContain(label);
  expect(new Set(labels).size, `double labels in ${marked}`).toBe(labels.length);
};

interface Edit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

const withIndent = (source: SourceText, { range, newText }: Edit): string => {
  const line = source.text.split('\n')[range.start.line] ?? '';
  // An editor takes the indentation in front of the text it replaces.
  const indent = /^[ \t]*/.exec(line.slice(0, range.start.character))?.[0] ?? '';
  return newText.replaceAll('\n', `\n${indent}`);
};

const applied = (source: SourceText, edits: readonly Edit[]): string =>
  edits
    .toSorted(
      (one, other) => offsetAt(source, other.range.start) - offsetAt(source, one.range.start),
    )
    .reduce(
      (text, edit) =>
        text.slice(0, offsetAt(source, edit.range.start)) +
        withIndent(source, edit) +
        text.slice(offsetAt(source, edit.range.end)),
      source.text,
    );

/** The text after an item is taken, tab stops as `$1`. */
export const checkAccepted = (
  marked: string,
  label: string,
  expected: string,
  file?: string,
  abilities = able,
): void => {
  const { source } = cursorText(marked, file);
  const item = itemsAt(marked, file, abilities).find((one) => one.label === label);
  const edit = item?.textEdit;
  if (edit === undefined || !('range' in edit)) throw new Error(`${label} is not offered`);
  expect(applied(source, [edit, ...(item?.additionalTextEdits ?? [])])).toBe(expected);
};
