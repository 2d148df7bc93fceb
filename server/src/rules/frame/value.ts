import { isMasked } from '../../documents/jinja-mask.ts';
import {
  type Anchors,
  entriesOf as plainEntriesOf,
  resolved,
} from '../../documents/yaml/anchors.ts';
import type {
  AnchoredNode,
  ListNode,
  MapNode,
  ScalarNode,
  YamlNode,
} from '../../documents/yaml/node.ts';
import { isFromTemplate, pythonText, typeOf } from '../../validation/value.ts';

/** A piece of the document that offsets count in: a block, or the whole. */
export interface Scope {
  /** In a template expressions are masked, at the same length. */
  readonly text: string;
}

/** The very start of the region a block is in, where a header stands: for edits alone. */
export const regionStart: Scope = { text: '' };

/** A top-level key with all that belongs to it, as rules see it. */
export interface BlockScope extends Scope {
  readonly anchors: Anchors;
  /** The map at the top; undefined if it is none. */
  readonly top: Value | undefined;
  /** So much more that aliases and merges bring along is looked at. */
  borrowableLeft: number;
}

/** Offsets in a scope; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value of the document, with aliases followed and merges worked in. */
export interface Value {
  readonly scope: BlockScope;
  /** What it is. Its offsets mean something only if the value is not `borrowed`. */
  readonly node: AnchoredNode;
  /** Where it stands: of an alias the alias, of what a merge brought the merge. */
  readonly span: Span;
  /** Its key; undefined in a list. */
  readonly key: Span | undefined;
  /** The name of its key, or its index. */
  readonly part: string | number;
  /** The map or list it is in; undefined at the top. */
  readonly parent: Value | undefined;
  /** It came by an alias or a merge, so there is nothing here to edit. */
  readonly borrowed: boolean;
  /** What `childrenOf` gives, once that was asked: thousands of values in a weak map would take longer than the rules. */
  inside: readonly Value[] | undefined;
}

/** Aliases of aliases can stand for more values than there is time. */
const mostBorrowed = 100_000;

/** Counts what an alias or a merge brought, a long text for more; false once it is too much. */
const borrow = (scope: BlockScope, node: AnchoredNode): boolean => {
  scope.borrowableLeft -= node.kind === 'scalar' ? 1 + (node.text.length >>> 6) : 1;
  return scope.borrowableLeft >= 0;
};

const child = (
  parent: Value,
  part: string | number,
  node: YamlNode,
  key: Span | undefined,
  via: YamlNode | undefined,
): Value | undefined => {
  const target = resolved(node, parent.scope.anchors);
  if (target === undefined) return undefined;
  const isBorrowed = parent.borrowed || via !== undefined;
  if ((isBorrowed || node.kind === 'alias') && !borrow(parent.scope, target)) return undefined;
  const from = via ?? parent.span;
  return {
    scope: parent.scope,
    node: target,
    span: isBorrowed ? from : node,
    key: isBorrowed ? (via ? undefined : parent.key) : key,
    part,
    parent,
    borrowed: isBorrowed || node.kind === 'alias',
    inside: undefined,
  };
};

/** So many keys are looked through quicker than they are sorted into a map. */
const fewKeys = 16;

/** The last of equal keys wins, at the place of the first. */
const withoutTwins = (values: readonly Value[]): readonly Value[] => {
  const isTwin = (one: Value, index: number): boolean => {
    for (let at = 0; at < index; at += 1) if (values[at]?.part === one.part) return true;
    return false;
  };
  if (values.length <= fewKeys && !values.some(isTwin)) return values;
  return [...new Map(values.map((one) => [one.part, one])).values()];
};

const entriesIn = (value: Value, node: MapNode): readonly Value[] => {
  const { anchors } = value.scope;
  const values: Value[] = [];
  for (const { key, value: inner, via } of plainEntriesOf(node, anchors)) {
    const name = resolved(key, anchors);
    if (name?.kind !== 'scalar') continue;
    const one = child(value, pythonText(name), inner, key, via);
    if (one) values.push(one);
  }
  return withoutTwins(values);
};

const itemsIn = (value: Value, node: ListNode): readonly Value[] => {
  const values: Value[] = [];
  for (const [index, item] of node.items.entries()) {
    const one = child(value, index, item, undefined, undefined);
    if (one) values.push(one);
  }
  return values;
};

const none: readonly Value[] = [];

const insideOf = (value: Value): readonly Value[] => {
  const { node } = value;
  if (node.kind === 'scalar') return none;
  if (value.borrowed && value.scope.borrowableLeft < 0) return none;
  return node.kind === 'map' ? entriesIn(value, node) : itemsIn(value, node);
};

/** The items of a list or the values of a map. */
export const childrenOf = (value: Value): readonly Value[] => {
  value.inside ??= insideOf(value);
  return value.inside;
};

/** The items of a list; none of anything else. */
export const itemsOf = (value: Value | undefined): readonly Value[] =>
  value?.node.kind === 'list' ? childrenOf(value) : [];

/** The values of a map, each with its name as `part`; none of anything else. Of equal keys the last, which wins. */
export const entriesOf = (value: Value | undefined): readonly Value[] =>
  value?.node.kind === 'map' ? childrenOf(value) : [];

/** The value under keys and indexes, one inside the other: `get(user, 'groups')`. */
export const get = (
  value: Value | undefined,
  ...path: readonly (string | number)[]
): Value | undefined => {
  let inner = value;
  for (const part of path) {
    if (inner === undefined) return undefined;
    inner = childrenOf(inner).find((one) => one.part === part);
  }
  return inner;
};

/** The value's place from the top: `['write_files', 0, 'path']`. */
export const pathOf = ({ parent, part }: Value): readonly (string | number)[] =>
  parent === undefined ? [] : [...pathOf(parent), part];

/** It comes out of a template, at least in part: it can be anything, and is not to be judged. */
export const isTemplate = ({ node }: Value): boolean => isFromTemplate(node);

/** What it is to cloud-init; `other` is a date or a set, `template` whatever a template will make of it. */
export const kindOf = (value: Value): ReturnType<typeof typeOf> | 'template' =>
  isTemplate(value) ? 'template' : typeOf(value.node);

const scalarOf = (value: Value | undefined): ScalarNode | undefined =>
  value?.node.kind === 'scalar' && !isMasked(value.node.text) ? value.node : undefined;

/** The text of a string; undefined of anything else, and of what comes out of a template. */
export const textOf = (value: Value | undefined): string | undefined => {
  const node = scalarOf(value);
  return node?.type === 'text' ? node.text : undefined;
};

/** The text of a string, with mask characters for what a template fills in: for looking for words in a script. */
export const scriptOf = (value: Value | undefined): string | undefined =>
  value?.node.kind === 'scalar' && value.node.type === 'text' ? value.node.text : undefined;

/** Any scalar as it is written, without quotes: `0644` of a number; undefined of what comes out of a template. */
export const writtenOf = (value: Value | undefined): string | undefined => scalarOf(value)?.text;

/** A number as PyYAML reads it: 420 of `0644`; undefined of anything else. */
export const numberOf = (value: Value | undefined): number | undefined => {
  const node = scalarOf(value);
  return typeof node?.value === 'number' || typeof node?.value === 'bigint'
    ? Number(node.value)
    : undefined;
};

/** A boolean as PyYAML reads it: true of `yes`; undefined of anything else. */
export const flagOf = (value: Value | undefined): boolean | undefined => {
  const node = scalarOf(value);
  return typeof node?.value === 'boolean' ? node.value : undefined;
};

/** Nothing is written, or `null`. */
export const isNull = (value: Value | undefined): boolean => scalarOf(value)?.value === null;

/** The texts of a list of strings; of one string that alone. What is no text, or templated, is left out. */
export const textsOf = (value: Value | undefined): readonly (readonly [string, Value])[] => {
  if (value === undefined) return [];
  const values = value.node.kind === 'list' ? itemsOf(value) : [value];
  return values.flatMap((one) => {
    const text = textOf(one);
    return text === undefined ? [] : [[text, one] as const];
  });
};

/** What is written here, quotes and all. */
export const sourceOf = ({ scope, span }: Value): string => scope.text.slice(span.start, span.end);

/** The block as a value: a map of (mostly) one key. */
export const blockScope = (
  text: string,
  node: YamlNode | undefined,
  anchors: Anchors,
): BlockScope => {
  const scope: { -readonly [Name in keyof BlockScope]: BlockScope[Name] } = {
    text,
    anchors,
    top: undefined,
    borrowableLeft: mostBorrowed,
  };
  if (node?.kind === 'map') scope.top = topValue(scope, node);
  return scope;
};

/** A node that is in nothing else. */
export const topValue = (scope: BlockScope, node: AnchoredNode): Value => ({
  scope,
  node,
  span: node,
  key: undefined,
  part: '',
  parent: undefined,
  borrowed: false,
  inside: undefined,
});

/** The innermost value inside of one that is written at an offset of the scope, or whose key is. */
export const innermost = (value: Value, at: number): Value => {
  const inner = childrenOf(value).find(
    ({ borrowed, key, span }) =>
      !borrowed && (key?.start ?? span.start) <= at && at <= Math.max(span.end, key?.end ?? 0),
  );
  if (inner === undefined) return value;
  return inner.key && at < inner.key.end ? inner : innermost(inner, at);
};
