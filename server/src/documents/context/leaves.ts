import { keptByText } from '../placed-blocks.ts';
import type { ScalarNode, YamlNode } from '../yaml/node.ts';
import { readYaml } from '../yaml/read.ts';
import { entriesOfLine, type LineEntry, opensFlow, unquoted } from './line-shape.ts';

/** A key or a scalar of a document, with the way to it: `users.*.name`, where `*` is an item. */
export interface Leaf {
  readonly path: string;
  /** The text of the scalar; undefined for a key. */
  readonly value: string | undefined;
  /** The key, or the last key on the way to the scalar. */
  readonly key: string;
  /** The same for what belongs to one item of the outermost list. */
  readonly item: number;
}

interface Place {
  readonly path: string;
  readonly key: string;
  readonly item: number;
}

const top: Place = { path: '', key: '', item: 0 };

const inside = ({ path, item }: Place, key: string): Place => ({
  path: path === '' ? key : `${path}.${key}`,
  key,
  item,
});

const deepest = 12;

const textOfKey = (node: YamlNode): string | undefined =>
  node.kind === 'scalar' ? node.text : undefined;

const leafOf = ({ text }: ScalarNode, place: Place): readonly Leaf[] =>
  text === '' ? [] : [{ ...place, value: text }];

const leavesOfNode = (node: YamlNode, place: Place, depth: number): readonly Leaf[] => {
  if (node.kind === 'scalar') return leafOf(node, place);
  if (node.kind === 'alias' || depth > deepest) return [];
  if (node.kind === 'list') {
    return node.items.flatMap((item, index) =>
      leavesOfNode(
        item,
        { ...inside(place, '*'), key: place.key, item: place.item || index + 1 },
        depth + 1,
      ),
    );
  }
  return node.entries.flatMap(({ key, value }) => {
    const name = textOfKey(key);
    if (name === undefined) return [];
    const under = inside(place, name);
    return [{ ...under, value: undefined }, ...leavesOfNode(value, under, depth + 1)];
  });
};

interface Level {
  readonly column: number;
  readonly isDash: boolean;
  readonly place: Place;
}

const leavesOfFlow = (value: string, place: Place): readonly Leaf[] => {
  const { node } = readYaml(value);
  return node ? leavesOfNode(node, place, 0) : [];
};

const plainText = (value: string): string => unquoted(value.replace(/(?:^|\s)#.*$/, '').trimEnd());

const leavesOfValue = (value: string, place: Place): readonly Leaf[] => {
  if (opensFlow(value)) return leavesOfFlow(value, place);
  const text = plainText(value);
  return text === '' || /^[*&!|>]/.test(text) ? [] : [{ ...place, value: text }];
};

const closed = (levels: Level[], { column, kind }: LineEntry): Place => {
  for (let last = levels.at(-1); last; last = levels.at(-1)) {
    const holds =
      last.column < column || (last.column === column && kind === 'dash' && !last.isDash);
    if (holds) return last.place;
    levels.pop();
  }
  return top;
};

const leavesOfEntry = (entry: LineEntry, levels: Level[], line: number): readonly Leaf[] => {
  const parent = closed(levels, entry);
  if (entry.kind === 'dash') {
    const place = { ...inside(parent, '*'), key: parent.key, item: parent.item || line };
    levels.push({ column: entry.column, isDash: true, place });
    return [];
  }
  if (entry.kind === 'text') return leavesOfValue(entry.value, parent);
  const place = inside(parent, entry.name);
  levels.push({ column: entry.column, isDash: false, place });
  return [{ ...place, value: undefined }, ...leavesOfValue(entry.value, place)];
};

/** Line by line, which holds with any mistake; a text block counts as lines like others. */
const leavesOfLines = (text: string): readonly Leaf[] => {
  const levels: Level[] = [];
  return text
    .split(/\r?\n/)
    .flatMap((line, index) =>
      entriesOfLine(line).flatMap((entry) => leavesOfEntry(entry, levels, index + 1)),
    );
};

/** All keys and scalars of a block, also of one that cannot be read. Kept as long as its text stays the same. */
export const leavesOf = keptByText(({ reading, text }): readonly Leaf[] =>
  reading.node ? leavesOfNode(reading.node, top, 0) : leavesOfLines(text),
);

const anchorMark = /(?:^|[\s,[{])&([^\s,[\]{}]+)/g;

/** The anchors that a block sets. Kept as long as its text stays the same. */
export const anchorsIn = keptByText(({ reading, text }): readonly string[] =>
  reading.node
    ? reading.anchored.flatMap(({ anchor }) => anchor ?? [])
    : [...text.matchAll(anchorMark)].flatMap(([, name]) => name ?? []),
);
