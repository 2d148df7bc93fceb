import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { ProblemCode } from '../problem.ts';
import type { Fault } from './yaml-document.ts';

/** A document's content as JavaScript values, with what YAML itself does not find wrong. */
export interface PlainValue {
  readonly value: unknown;
  readonly faults: readonly Fault[];
  /** The node that an alias stands for; undefined for an alias that stands for nothing. */
  readonly targetOf: (alias: Alias) => Node | undefined;
}

// Aliases of aliases grow without limit ("billion laughs"); no lab repeats this many values by alias.
const mostRepeated = 1_000_000;

interface Anchored {
  readonly node: Node;
  readonly value: unknown;
  /** Values inside, itself included. */
  readonly size: number;
}

interface Walk {
  readonly faults: Fault[];
  readonly anchors: Map<string, Anchored | 'open'>;
  readonly targets: Map<Alias, Node>;
  /** Values met so far; those that aliases repeat count each time. */
  size: number;
  repeated: number;
}

const isNode = (node: unknown): node is Node =>
  isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);

/** A key's text as it stands in the file, so that `1.0` and `0x10` stay what they look like. */
export const keyText = (key: unknown): string | undefined => {
  if (!isScalar(key) || key.value === null) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
};

const addFault = (
  walk: Walk,
  node: unknown,
  message: string,
  code: ProblemCode = 'yaml-syntax',
) => {
  const [start, end] = (isNode(node) && node.range) || [0, 0];
  walk.faults.push({ code, message, start, end: Math.max(end, start + 1) });
};

const ofAlias = (walk: Walk, alias: Alias): unknown => {
  const name = alias.source;
  const anchored = walk.anchors.get(name);
  if (anchored === undefined || anchored === 'open') {
    const message = anchored
      ? `"*${name}" stands inside what it repeats.`
      : `Nothing above is named "&${name}".`;
    addFault(walk, alias, message);
    return undefined;
  }
  const wasWithin = walk.repeated <= mostRepeated;
  walk.size += anchored.size;
  walk.repeated += anchored.size;
  walk.targets.set(alias, anchored.node);
  if (walk.repeated <= mostRepeated) return anchored.value;
  if (wasWithin)
    addFault(
      walk,
      alias,
      `From here on "*" repeats more than ${mostRepeated} values: that is too much.`,
    );
  return undefined;
};

const keyProblem = (
  text: string | undefined,
  seen: ReadonlySet<string>,
): [ProblemCode, string] | undefined => {
  if (text === undefined) return ['yaml-syntax', 'A key must be one word or text.'];
  if (text === '__proto__') return ['wrong-value', '"__proto__" cannot be used as a key.'];
  return seen.has(text)
    ? ['duplicate-name', `"${text}" stands here twice: keep one of the two.`]
    : undefined;
};

const ofMap = (walk: Walk, map: YAMLMap): unknown => {
  const seen = new Set<string>();
  const entries: [string, unknown][] = [];
  for (const { key, value } of map.items) {
    const text = keyText(key);
    const [code, message] = keyProblem(text, seen) ?? [];
    if (message !== undefined) addFault(walk, isNode(key) ? key : value, message, code);
    const plain = plainOf(walk, value);
    if (text === undefined || message !== undefined) continue;
    seen.add(text);
    entries.push([text, plain]);
  }
  return Object.fromEntries(entries);
};

const contentOf = (walk: Walk, node: unknown): unknown => {
  if (isMap(node)) return ofMap(walk, node);
  if (isSeq(node)) return node.items.map((item) => plainOf(walk, item));
  return isScalar(node) ? node.value : null;
};

const plainOf = (walk: Walk, node: unknown): unknown => {
  if (isAlias(node)) return ofAlias(walk, node);
  const anchor = isNode(node) ? node.anchor : undefined;
  const before = walk.size;
  walk.size += 1;
  if (!anchor || !isNode(node)) return contentOf(walk, node);
  walk.anchors.set(anchor, 'open');
  const value = contentOf(walk, node);
  walk.anchors.set(anchor, { node, value, size: walk.size - before });
  return value;
};

/** Turns nodes into values; maps become objects whose keys are texts. Aliases share the value they stand for. */
export const plainValue = (root: unknown): PlainValue => {
  const walk: Walk = { faults: [], anchors: new Map(), targets: new Map(), size: 0, repeated: 0 };
  const value = plainOf(walk, root);
  return { value, faults: walk.faults, targetOf: (alias) => walk.targets.get(alias) };
};
