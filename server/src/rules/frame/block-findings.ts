import type { RegionKind } from '../../documents/regions.ts';
import type { YamlReading } from '../../documents/yaml/read.ts';
import type { DocumentBlock } from '../../documents/yaml-document.ts';
import { mostProblems } from '../../validation/problems-in.ts';
import type { BlockRule, Circumstances, Found, Rule, RuleFacts, ValueRule } from '../rule.ts';
import type { Finding } from './finding.ts';
import { type Aimed, type Places, placesOf, visit } from './places.ts';
import { type BlockScope, blockScope, entriesOf, innermost, type Value } from './value.ts';

/** A finding with the rule that has it. */
export interface Judged {
  readonly rule: RuleFacts;
  readonly finding: Finding;
}

/** Told when a rule throws, which is a bug of the rule alone. */
export type Failed = (rule: RuleFacts, error: unknown) => void;

const standardKinds: readonly RegionKind[] = ['cloud-config', 'system-config'];

/** Whether a rule looks at regions of a kind. */
export const looksAt = ({ regions = standardKinds }: RuleFacts, kind: RegionKind): boolean =>
  regions.includes(kind);

const asList = (found: Found): readonly Finding[] => {
  if (found === undefined) return [];
  return 'message' in found ? [found] : found;
};

/** What a rule finds; nothing if it throws. */
export const judged = (rule: RuleFacts, check: () => Found, failed: Failed): readonly Judged[] => {
  try {
    return asList(check()).map((finding) => ({ rule, finding }));
  } catch (error) {
    failed(rule, error);
    return [];
  }
};

const scopes = new WeakMap<object, BlockScope>();

/** A block as rules see it: the same object as long as it means the same. */
export const scopeOf = (block: DocumentBlock): BlockScope => {
  const owner = block.standsAlone ? block.reading : block;
  const known = scopes.get(owner);
  if (known) return known;
  const scope = blockScope(block.text, block.reading.node, block.anchors);
  scopes.set(owner, scope);
  return scope;
};

/** A rule with its place in the table: findings come in that order. */
interface AimedRule {
  readonly rule: ValueRule;
  readonly rank: number;
}

/** The rules of one kind of region, by the places they look at. */
export interface RulesOfKind {
  readonly places: Places<AimedRule>;
  readonly ofBlocks: readonly BlockRule[];
}

/** Sorts rules so that a block meets only those that may have a word about it. */
export const rulesOfKind = (rules: readonly Rule[], kind: RegionKind): RulesOfKind => {
  const aimed: Aimed<AimedRule>[] = [];
  const ofBlocks: BlockRule[] = [];
  for (const rule of rules) {
    if (!looksAt(rule, kind)) continue;
    if (rule.kind === 'block') ofBlocks.push(rule);
    if (rule.kind !== 'value') continue;
    for (const pattern of rule.at) aimed.push({ pattern, aim: { rule, rank: aimed.length } });
  }
  return { places: placesOf(aimed), ofBlocks };
};

interface Ranked extends Judged {
  readonly rank: number;
}

/** Nothing is made where nothing is found: that is what mostly happens, and thousands of times. */
const addFindings = (
  value: Value,
  { rule, rank }: AimedRule,
  circumstances: Circumstances,
  failed: Failed,
  into: Ranked[],
): void => {
  // What is beyond is not shown: nothing is looked for any more.
  if (into.length > mostProblems) return;
  try {
    const one = rule.check(value, circumstances);
    if (one === undefined) return;
    for (const finding of asList(one).slice(0, mostProblems + 1))
      into.push({ rule, rank, finding });
  } catch (error) {
    failed(rule, error);
  }
};

/** What rules about values find under one top-level key. */
const foundUnder = (
  entry: Value,
  { places: { byKey } }: RulesOfKind,
  circumstances: Circumstances,
  failed: Failed,
): readonly Judged[] => {
  const places = byKey.get(String(entry.part));
  if (places === undefined) return [];
  const ranked: Ranked[] = [];
  visit(entry, places, (value, aim) => addFindings(value, aim, circumstances, failed, ranked));
  return ranked.toSorted((one, other) => one.rank - other.rank);
};

const found = (
  scope: BlockScope,
  rules: RulesOfKind,
  circumstances: Circumstances,
  failed: Failed,
): readonly Judged[] => {
  const { top } = scope;
  if (top === undefined) return [];
  return [
    ...rules.ofBlocks
      .flatMap((rule) => judged(rule, () => rule.check(scope, circumstances), failed))
      .slice(0, mostProblems + 1)
      .map((one) => atHome(top, one)),
    ...entriesOf(top).flatMap((entry) => foundUnder(entry, rules, circumstances, failed)),
  ];
};

/** A finding in the text of a block knows now which value that is. */
const atHome = (top: Value, { rule, finding }: Judged): Judged => {
  const { key, span } = innermost(top, finding.start);
  return { rule, finding: { ...finding, home: (key ?? span).start } };
};

interface Kept {
  readonly rules: RulesOfKind;
  readonly targetVersion: string;
  readonly judged: readonly Judged[];
}

const kept = new WeakMap<YamlReading, Kept>();

/** What the rules about values and blocks find in one block; one whose text is as before is not judged again. */
export const blockFindings = (
  block: DocumentBlock,
  rules: RulesOfKind,
  circumstances: Circumstances,
  failed: Failed,
): readonly Judged[] => {
  const { targetVersion } = circumstances;
  const known = block.standsAlone ? kept.get(block.reading) : undefined;
  if (known?.rules === rules && known.targetVersion === targetVersion) return known.judged;
  const findings = found(scopeOf(block), rules, circumstances, failed).slice(0, mostProblems);
  if (block.standsAlone) kept.set(block.reading, { rules, targetVersion, judged: findings });
  return findings;
};
