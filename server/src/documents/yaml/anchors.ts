import type { AliasNode, AnchoredNode, MapEntry, MapNode, YamlError, YamlNode } from './node.ts';

/** What aliases stand for, by name. */
export type Anchors = ReadonlyMap<string, AnchoredNode>;

export const noAnchors: Anchors = new Map();

/** The node itself, or what the alias stands for; undefined if nothing has that name. */
export const resolved = (node: YamlNode, anchors: Anchors): AnchoredNode | undefined =>
  node.kind === 'alias' ? anchors.get(node.name) : node;

interface Names {
  readonly aliases: readonly AliasNode[];
  readonly anchored: readonly AnchoredNode[];
}

/** The names of a whole document, gathered block by block. */
export type GrowingAnchors = Map<string, AnchoredNode>;

const setNames = (
  anchored: readonly AnchoredNode[],
  known: GrowingAnchors,
): { readonly own: Anchors; readonly errors: readonly YamlError[] } => {
  const own: GrowingAnchors = new Map();
  const errors: YamlError[] = [];
  for (const node of anchored.toSorted((one, other) => one.start - other.start)) {
    const name = node.anchor ?? '';
    if (known.has(name)) {
      errors.push({ code: 'yaml-anchor', start: node.start, end: node.end, detail: name });
    }
    known.set(name, node);
    own.set(name, node);
  }
  return { own, errors };
};

const aliasTrouble = (
  alias: AliasNode,
  own: Anchors,
  isKnown: ReadonlySet<AliasNode>,
): 'yaml-alias' | 'yaml-recursion' | undefined => {
  const target = own.get(alias.name);
  if (target === undefined) return isKnown.has(alias) ? undefined : 'yaml-alias';
  if (target.end <= alias.start) return undefined;
  return target.start < alias.start ? 'yaml-recursion' : 'yaml-alias';
};

/**
 * Adds the anchors of a text to those known from the text before it, and tells what is wrong with its names:
 * used before they are set, inside of themselves, or set twice.
 */
export const nameErrors = (
  { aliases, anchored }: Names,
  known: GrowingAnchors,
): readonly YamlError[] => {
  if (aliases.length === 0 && anchored.length === 0) return [];
  const isKnown = new Set(aliases.filter(({ name }) => known.has(name)));
  const { own, errors } = setNames(anchored, known);
  const troubles = aliases.flatMap((alias): readonly YamlError[] => {
    const code = aliasTrouble(alias, own, isKnown);
    const { name, start, end } = alias;
    return code === undefined ? [] : [{ code, start, end, detail: name }];
  });
  return [...errors, ...troubles];
};

/** The anchors of a text that is read by itself, and what is wrong with its names. */
export const anchorsOf = (
  names: Names,
): { readonly anchors: Anchors; readonly errors: readonly YamlError[] } => {
  const anchors: GrowingAnchors = new Map();
  const errors = nameErrors(names, anchors);
  return { anchors, errors };
};

const isMergeKey = (key: YamlNode): boolean =>
  key.kind === 'scalar' &&
  key.text === '<<' &&
  (key.tag === 'tag:yaml.org,2002:merge' || (key.tag === undefined && key.style === 'plain'));

/** One key of a map as cloud-init gets it. */
export interface PlainEntry extends MapEntry {
  /** The merge (`<<: *base`) that brought it here; undefined if it is written in this map. */
  readonly via?: YamlNode | undefined;
}

const hasMerge = (map: MapNode): boolean => map.entries.some(({ key }) => isMergeKey(key));

const sourcesOf = (value: YamlNode, anchors: Anchors): readonly (AnchoredNode | undefined)[] => {
  const source = resolved(value, anchors);
  if (source?.kind !== 'list') return [source];
  // The first of several wins, so it comes last.
  return source.items.map((item) => resolved(item, anchors)).toReversed();
};

/** Nobody merges so deep. */
const mostMerges = 200;

/** Nor so much: thousands of merges of a map of thousands of keys would fill the memory. */
const mostMergedEntries = 50_000;

interface KnownEntries {
  readonly byMap: WeakMap<MapNode, readonly PlainEntry[]>;
  /** So many more entries merges may bring along. */
  left: number;
}

const knownByAnchors = new WeakMap<Anchors, KnownEntries>();

const knownIn = (anchors: Anchors): KnownEntries => {
  const known = knownByAnchors.get(anchors) ?? { byMap: new WeakMap(), left: mostMergedEntries };
  knownByAnchors.set(anchors, known);
  return known;
};

/** Each once, where it stands last: there it wins. */
const lastOfEach = <Value>(values: readonly Value[]): readonly Value[] =>
  [...new Set(values.toReversed())].reverse();

const mergedInto = (
  map: MapNode,
  anchors: Anchors,
  depth: number,
  known: KnownEntries,
): readonly PlainEntry[] => {
  // What is merged many times over counts once, or few merges would make millions of entries.
  const byKey = new Map<YamlNode, PlainEntry>();
  for (const { value } of map.entries.filter(({ key }) => isMergeKey(key))) {
    for (const source of lastOfEach(sourcesOf(value, anchors))) {
      if (source?.kind !== 'map' || known.left < 0) continue;
      const entries = entriesWithin(source, anchors, depth + 1, known);
      known.left -= entries.length;
      for (const entry of entries) {
        byKey.delete(entry.key);
        byKey.set(entry.key, { ...entry, via: value });
      }
    }
  }
  return [...byKey.values()];
};

const entriesWithin = (
  map: MapNode,
  anchors: Anchors,
  depth: number,
  known: KnownEntries,
): readonly PlainEntry[] => {
  if (!hasMerge(map)) return map.entries;
  const earlier = known.byMap.get(map);
  if (earlier) return earlier;
  const own: readonly PlainEntry[] = map.entries.filter(({ key }) => !isMergeKey(key));
  if (depth > mostMerges) return own;
  // A map that merges itself meets its own keys alone.
  known.byMap.set(map, own);
  const all = [...mergedInto(map, anchors, depth, known), ...own];
  known.byMap.set(map, all);
  return all;
};

/** The entries of a map with merges worked in: merged ones first, so that the map's own win. */
export const entriesOf = (map: MapNode, anchors: Anchors): readonly PlainEntry[] =>
  hasMerge(map) ? entriesWithin(map, anchors, 0, knownIn(anchors)) : map.entries;

/** Whether merges bring along more than is looked at. */
export const isCutShort = (anchors: Anchors): boolean =>
  (knownByAnchors.get(anchors)?.left ?? 0) < 0;

/** Merges of something that is no map. */
export const mergeErrors = (map: MapNode, anchors: Anchors): readonly YamlError[] =>
  hasMerge(map)
    ? map.entries
        .filter(({ key }) => isMergeKey(key))
        .filter(({ value }) => sourcesOf(value, anchors).some((source) => source?.kind !== 'map'))
        .map(({ value: { start, end } }) => ({ code: 'yaml-merge', start, end, detail: '' }))
    : [];
