import type { OpenDocument } from '../../documents/open-document.ts';
import type { MapEntry, YamlNode } from '../../documents/yaml/node.ts';
import type { Edit, Fix, Problem } from '../../problem.ts';
import { identityOf } from '../../validation/value.ts';
import { scopeOf } from '../block-findings.ts';
import { linesOf } from '../fix.ts';
import type { Scope } from '../value.ts';
import { blockAt, valueAt, yamlAt } from '../value-at.ts';

/** An entry as it is written, with where its text stands in the document. */
interface Written {
  readonly scope: Scope;
  readonly offset: number;
  readonly entry: MapEntry;
}

const topEntries = (document: OpenDocument, at: number): readonly Written[] => {
  const yaml = yamlAt(document, at);
  return (yaml?.blocks ?? []).flatMap((block) =>
    block.reading.node?.kind === 'map'
      ? block.reading.node.entries.map((entry) => ({
          scope: scopeOf(block),
          offset: (yaml?.region.start ?? 0) + block.start,
          entry,
        }))
      : [],
  );
};

const innerEntries = (document: OpenDocument, at: number): readonly Written[] => {
  const placed = valueAt(document, at);
  const map = placed?.value.parent?.node;
  if (placed === undefined || map?.kind !== 'map' || map.flow) return [];
  const { value, offset } = placed;
  return map.entries.map((entry) => ({ scope: value.scope, offset, entry }));
};

const entriesBeside = (document: OpenDocument, at: number): readonly Written[] => {
  const yaml = yamlAt(document, at);
  const block = yaml && blockAt(yaml, at);
  const offset = (yaml?.region.start ?? 0) + (block?.start ?? 0);
  const node = block?.reading.node;
  const isTop = node?.kind === 'map' && node.entries.some(({ key }) => key.start + offset === at);
  return isTop ? topEntries(document, at) : innerEntries(document, at);
};

const linesInDocument = ({ scope, offset, entry }: Written): Edit => {
  const { start, end } = linesOf({ scope, key: entry.key, span: entry.value });
  return { start: start + offset, end: end + offset, text: '' };
};

const startOfLine = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

const firstItem = (node: YamlNode): YamlNode | undefined =>
  node.kind === 'list' && !node.flow ? node.items[0] : undefined;

/** The lines of the items of a list. */
const itemLines = (written: Written, text: string): Edit | undefined => {
  const item = firstItem(written.entry.value);
  if (item === undefined) return undefined;
  const dash = text.slice(0, item.start + written.offset).trimEnd().length - 1;
  const { end } = linesInDocument(written);
  return text[dash] === '-' ? { start: startOfLine(text, dash), end, text: '' } : undefined;
};

/** The items of the lost list in front of those of the one that counts. */
const joined = (lost: Written, last: Written, text: string): readonly Fix[] => {
  const above = itemLines(lost, text);
  const below = itemLines(last, text);
  if (above === undefined || below === undefined) return [];
  const indentOf = ({ start }: Edit): string => /^ */.exec(text.slice(start))?.[0] ?? '';
  const from = indentOf(above);
  const to = indentOf(below);
  const items = text
    .slice(above.start, above.end)
    .replaceAll(/^ *(?=\S)/gm, (blanks) => to + blanks.slice(from.length));
  const edits = [linesInDocument(lost), { start: below.start, end: below.start, text: items }];
  return [{ title: 'Put the items of both lists together here', edits, isSafe: false }];
};

/** Joins what stands twice, or removes what is lost anyway. */
export const duplicateFixes = (found: Problem<string>, document: OpenDocument): readonly Fix[] => {
  const { text } = document.source;
  const beside = entriesBeside(document, found.start);
  const index = beside.findIndex(({ entry, offset }) => entry.key.start + offset === found.start);
  const last = beside[index];
  if (last === undefined) return [];
  const name = identityOf(last.entry.key);
  const lost = beside.slice(0, index).findLast(({ entry }) => identityOf(entry.key) === name);
  if (lost === undefined) return [];
  const lines = linesInDocument(lost);
  const isOwnLine = text.slice(lines.start, lost.entry.key.start + lost.offset).trim() === '';
  if (!isOwnLine) return [];
  const key = text.slice(found.start, found.end);
  return [
    ...joined(lost, last, text),
    { title: `Remove the lost ${key} above`, edits: [lines], isSafe: false },
  ];
};
