import {
  isAlias,
  isCollection,
  isMap,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { Problem } from '../problem.ts';
import { keyText, plainValue } from './plain-value.ts';
import { quickYaml } from './quick-yaml/quick-yaml.ts';
import { type Fault, yamlDocument } from './yaml-document.ts';

/** The way from the top of a file to one of its values: keys and list positions. */
export type Path = readonly (string | number)[];

/** Where something stands in a text; lines and columns from 1, the end exclusive. */
export type Place = Pick<Problem, 'line' | 'column' | 'endLine' | 'endColumn'>;

/** A YAML text, its content, and where in it each piece of the content stands. */
export interface SourceText {
  /** undefined where `faults` leave nothing worth looking at. */
  readonly value: unknown;
  readonly faults: readonly (Omit<Fault, 'start' | 'end'> & { readonly place: Place })[];
  /** The place of the key at the end of a path, or of its value. The nearest thing above where there is none. */
  readonly place: (path: Path, part: 'key' | 'value') => Place;
  /** The keys of the map at a path, in the order of the file; empty where no map is. */
  readonly keys: (path: Path) => readonly string[];
}

type Spot = { readonly key?: Node; readonly value?: Node };

const nodeOf = (value: unknown): Node | undefined => (value as Node | null) ?? undefined;

const placeOf = (lines: LineCounter, text: string, start: number, end: number): Place => {
  const lineEnd = text.slice(start, end).search(/\r?\n/);
  // A block that goes on for lines is marked on its first.
  const from = lines.linePos(start);
  const to = lines.linePos(lineEnd > 0 ? start + lineEnd : Math.max(end, start + 1));
  const place = { line: from.line, column: from.col };
  return to.line === from.line
    ? { ...place, endLine: to.line, endColumn: to.col }
    : { ...place, endLine: from.line, endColumn: from.col + 1 };
};

const isObject = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * Reads a text; never throws. Where things stand is found out only when it is asked for: that takes longest by far.
 * `kind` is the word for such a file, for messages.
 */
export const sourceText = (text: string, kind = 'lab'): SourceText => {
  const quick = quickYaml(text);
  if (!quick) return placedText(text, kind);
  let placed: SourceText | undefined;
  return {
    value: quick.value,
    faults: [],
    place: (path, part) => {
      placed ??= placedText(text, kind);
      return placed.place(path, part);
    },
    keys: (path) => {
      const map = path.reduce<unknown>(
        (at, step) => (isObject(at) ? at[step] : undefined),
        quick.value,
      );
      return isObject(map) && !Array.isArray(map) ? quick.keysOf(map) : [];
    },
  };
};

const placedText = (text: string, kind: string): SourceText => {
  const { document, faults: syntax, isLost, lines } = yamlDocument(text, kind);
  const content = document?.contents;
  const { value, faults, targetOf } = plainValue(content);
  const pairsOfMap = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

  const pairsOf = (map: YAMLMap): ReadonlyMap<string, Pair> => {
    const known = pairsOfMap.get(map);
    if (known) return known;
    const pairs = new Map<string, Pair>();
    for (const pair of map.items) {
      const key = keyText(pair.key);
      if (key !== undefined && !pairs.has(key)) pairs.set(key, pair);
    }
    pairsOfMap.set(map, pairs);
    return pairs;
  };

  const resolved = (node: Node | undefined): Node | undefined =>
    isAlias(node) ? targetOf(node) : node;

  const below = (node: Node | undefined, step: string | number): Spot | undefined => {
    const parent = resolved(node);
    if (isMap(parent)) {
      const pair = pairsOf(parent).get(String(step));
      return pair && withDefined({ key: nodeOf(pair.key), value: nodeOf(pair.value) });
    }
    return isSeq(parent) ? withDefined({ value: nodeOf(parent.items[Number(step)]) }) : undefined;
  };

  const spotAt = (path: Path): Spot => {
    let spot: Spot = withDefined({ value: nodeOf(content) });
    for (const step of path) {
      const next = below(spot.value, step);
      if (!next) break;
      spot = next;
    }
    return spot;
  };

  const exactAt = (path: Path): Node | undefined =>
    path.reduce<Node | undefined>((node, step) => below(node, step)?.value, nodeOf(content));

  const place = (path: Path, part: 'key' | 'value'): Place => {
    const { key, value: node } = spotAt(path);
    const [start, end] = node?.range ?? [0, 0];
    const isEmpty = start === end || (isCollection(node) && !node.flow && path.length === 0);
    const marked = key?.range && (part === 'key' || isEmpty) ? key.range : [start, end];
    return placeOf(lines, text, marked[0] ?? 0, marked[1] ?? 0);
  };

  const keys = (path: Path): readonly string[] => {
    const node = resolved(exactAt(path));
    return isMap(node) ? [...pairsOf(node).keys()] : [];
  };

  const allFaults = [...syntax, ...(isLost ? [] : faults)].map(({ code, message, start, end }) => ({
    code,
    message,
    place: placeOf(lines, text, start, end),
  }));
  return { value: isLost ? undefined : value, faults: allFaults, place, keys };
};

const withDefined = ({
  key,
  value,
}: {
  readonly key?: Node | undefined;
  readonly value?: Node | undefined;
}): Spot => ({
  ...(key && { key }),
  ...(value && { value }),
});
