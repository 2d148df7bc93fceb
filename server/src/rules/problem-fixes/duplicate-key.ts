import type { OpenDocument } from '../../documents/open-document.ts';
import type { MapEntry, YamlNode } from '../../documents/yaml/node.ts';
import type { YamlDocument } from '../../documents/yaml-document.ts';
import type { Edit, Fix, Problem } from '../../problem.ts';
import { identityOf } from '../../validation/value.ts';
import { scopeOf } from '../frame/block-findings.ts';
import { linesOf } from '../frame/fix.ts';
import type { Scope } from '../frame/value.ts';
import { blockAt, valueAt, yamlAt } from '../frame/value-at.ts';

/** An entry as it is written, with where its text stands in the document. */
interface Written {
  readonly scope: Scope;
  readonly offset: number;
  readonly entry: MapEntry;
}

/** The entries of one map, in the order of the text, and where among them to look. */
interface Beside {
  readonly entries: readonly Written[];
  readonly indexOfStart: ReadonlyMap<number, number>;
  readonly indexesOfName: ReadonlyMap<string, readonly number[]>;
}

const besideOf = (entries: readonly Written[]): Beside => {
  const indexOfStart = new Map<number, number>();
  const indexesOfName = new Map<string, number[]>();
  for (const [index, { entry, offset }] of entries.entries()) {
    indexOfStart.set(entry.key.start + offset, index);
    const name = identityOf(entry.key);
    const indexes = indexesOfName.get(name) ?? [];
    indexes.push(index);
    indexesOfName.set(name, indexes);
  }
  return { entries, indexOfStart, indexesOfName };
};

const kept = new WeakMap<OpenDocument, Map<object, Beside>>();

/** Worked out once a map: there can be hundreds of problems in the same. */
const keptBeside = (
  document: OpenDocument,
  owner: object,
  entries: () => readonly Written[],
): Beside => {
  const ofDocument = kept.get(document) ?? new Map<object, Beside>();
  kept.set(document, ofDocument);
  const beside = ofDocument.get(owner) ?? besideOf(entries());
  ofDocument.set(owner, beside);
  return beside;
};

const topEntries = (document: OpenDocument, yaml: YamlDocument): Beside =>
  keptBeside(document, yaml, () =>
    yaml.blocks.flatMap((block) =>
      block.reading.node?.kind === 'map'
        ? block.reading.node.entries.map((entry) => ({
            scope: scopeOf(block),
            offset: yaml.region.start + block.start,
            entry,
          }))
        : [],
    ),
  );

const innerEntries = (document: OpenDocument, at: number): Beside | undefined => {
  const placed = valueAt(document, at);
  const map = placed?.value.parent?.node;
  if (placed === undefined || map?.kind !== 'map') return undefined;
  const { value, offset } = placed;
  return keptBeside(document, map, () =>
    map.entries.map((entry) => ({ scope: value.scope, offset, entry })),
  );
};

const entriesBeside = (document: OpenDocument, at: number): Beside | undefined => {
  const yaml = yamlAt(document, at);
  const block = yaml && blockAt(yaml, at);
  const offset = (yaml?.region.start ?? 0) + (block?.start ?? 0);
  const node = block?.reading.node;
  const isTop = node?.kind === 'map' && node.entries.some(({ key }) => key.start + offset === at);
  return isTop && yaml ? topEntries(document, yaml) : innerEntries(document, at);
};

const isInBraces = (document: OpenDocument, at: number): boolean => {
  const map = valueAt(document, at)?.value.parent?.node;
  return map?.kind === 'map' && map.flow;
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

/** The entry of a map in braces, with the comma behind it. */
const flowEntry = (lost: Written, next: Written | undefined, text: string): readonly Fix[] => {
  if (next === undefined) return [];
  const end = next.entry.key.start + next.offset;
  const between = text.slice(lost.entry.value.end + lost.offset, end);
  if (!/^\s*,\s*$/.test(between)) return [];
  const start = lost.entry.key.start + lost.offset;
  const name = identityText(lost, text);
  return [
    { title: `Remove the lost ${name} before`, edits: [{ start, end, text: '' }], isSafe: false },
  ];
};

const identityText = ({ entry: { key }, offset }: Written, text: string): string =>
  text.slice(key.start + offset, key.end + offset);

/** Joins what stands twice, or removes what is lost anyway. */
export const duplicateFixes = (found: Problem<string>, document: OpenDocument): readonly Fix[] => {
  const { text } = document.source;
  const beside = entriesBeside(document, found.start);
  const index = beside?.indexOfStart.get(found.start) ?? -1;
  const last = beside?.entries[index];
  if (beside === undefined || last === undefined) return [];
  const same = beside.indexesOfName.get(identityOf(last.entry.key)) ?? [];
  const at = same.findLast((one) => one < index) ?? -1;
  const lost = beside.entries[at];
  if (lost === undefined) return [];
  if (isInBraces(document, found.start)) return flowEntry(lost, beside.entries[at + 1], text);
  const lines = linesInDocument(lost);
  const isOwnLine = text.slice(lines.start, lost.entry.key.start + lost.offset).trim() === '';
  if (!isOwnLine) return [];
  const key = text.slice(found.start, found.end);
  return [
    ...joined(lost, last, text),
    { title: `Remove the lost ${key} above`, edits: [lines], isSafe: false },
  ];
};
