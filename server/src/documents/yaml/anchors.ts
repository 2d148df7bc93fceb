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

/**
 * The anchors of a text, and what is wrong with its names: used before they are set, inside of
 * themselves, or set twice. `earlier` are those of the text before; their places mean nothing here.
 */
export const anchorsOf = (
  { aliases, anchored }: Names,
  earlier: Anchors = noAnchors,
): { readonly anchors: Anchors; readonly errors: readonly YamlError[] } => {
  if (aliases.length === 0 && anchored.length === 0) return { anchors: earlier, errors: [] };
  const anchors = new Map(earlier);
  const own = new Map<string, AnchoredNode>();
  const errors: YamlError[] = [];
  for (const node of anchored.toSorted((one, other) => one.start - other.start)) {
    const name = node.anchor ?? '';
    if (anchors.has(name)) {
      errors.push({ code: 'yaml-anchor', start: node.start, end: node.end, detail: name });
    }
    anchors.set(name, node);
    own.set(name, node);
  }
  for (const { name, start, end } of aliases) {
    const target = own.get(name);
    const isReady = target ? target.end <= start : earlier.has(name);
    if (!isReady) errors.push({ code: 'yaml-alias', start, end, detail: name });
  }
  return { anchors, errors };
};

const isMergeKey = (key: YamlNode): boolean =>
  key.kind === 'scalar' &&
  key.text === '<<' &&
  (key.tag === 'tag:yaml.org,2002:merge' || (key.tag === undefined && key.style === 'plain'));

/** One key of a map as cloud-init gets it. */
export interface PlainEntry extends MapEntry {
  /** The merge (`<<: *base`) that brought it here; undefined if it is written in this map. */
  readonly via: YamlNode | undefined;
}

const hasMerge = (map: MapNode): boolean => map.entries.some(({ key }) => isMergeKey(key));

const sourcesOf = (value: YamlNode, anchors: Anchors): readonly (AnchoredNode | undefined)[] => {
  const source = resolved(value, anchors);
  if (source?.kind !== 'list') return [source];
  // The first of several wins, so it comes last.
  return source.items.map((item) => resolved(item, anchors)).toReversed();
};

/** The entries of a map with merges worked in: merged ones first, so that the map's own win. */
export const entriesOf = (map: MapNode, anchors: Anchors, depth = 0): readonly PlainEntry[] => {
  const own = map.entries
    .filter(({ key }) => !isMergeKey(key))
    .map((entry) => ({ ...entry, via: undefined }));
  if (own.length === map.entries.length || depth > 32) return own;
  const merged = map.entries
    .filter(({ key }) => isMergeKey(key))
    .flatMap(({ value }) =>
      sourcesOf(value, anchors)
        .flatMap((source) => (source?.kind === 'map' ? entriesOf(source, anchors, depth + 1) : []))
        .map((entry) => ({ ...entry, via: value })),
    );
  return [...merged, ...own];
};

/** Merges of something that is no map. */
export const mergeErrors = (map: MapNode, anchors: Anchors): readonly YamlError[] =>
  hasMerge(map)
    ? map.entries
        .filter(({ key }) => isMergeKey(key))
        .filter(({ value }) => sourcesOf(value, anchors).some((source) => source?.kind !== 'map'))
        .map(({ value: { start, end } }) => ({ code: 'yaml-merge', start, end, detail: '' }))
    : [];
