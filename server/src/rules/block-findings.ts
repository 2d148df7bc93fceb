import type { RegionKind } from '../documents/regions.ts';
import type { YamlReading } from '../documents/yaml/read.ts';
import type { DocumentBlock } from '../documents/yaml-document.ts';
import { mostProblems } from '../validation/problems-in.ts';
import type { Finding } from './finding.ts';
import { type Pattern, valuesAt } from './pattern.ts';
import type { BlockRule, Circumstances, Found, Rule, RuleFacts, ValueRule } from './rule.ts';
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

interface Aimed {
  readonly rule: ValueRule;
  readonly pattern: Pattern;
}

/** The rules of one kind of region, by the top-level key they look at. */
export interface RulesOfKind {
  readonly byKey: ReadonlyMap<string, readonly Aimed[]>;
  readonly ofBlocks: readonly BlockRule[];
}

/** Sorts rules so that a block meets only those that may have a word about it. */
export const rulesOfKind = (rules: readonly Rule[], kind: RegionKind): RulesOfKind => {
  const byKey = new Map<string, Aimed[]>();
  const ofBlocks: BlockRule[] = [];
  for (const rule of rules) {
    if (!looksAt(rule, kind)) continue;
    if (rule.kind === 'block') ofBlocks.push(rule);
    if (rule.kind !== 'value') continue;
    for (const pattern of rule.at)
      byKey.set(pattern[0], [...(byKey.get(pattern[0]) ?? []), { rule, pattern }]);
  }
  return { byKey, ofBlocks };
};

const found = (
  scope: BlockScope,
  { byKey, ofBlocks }: RulesOfKind,
  circumstances: Circumstances,
  failed: Failed,
): readonly Judged[] => {
  const { top } = scope;
  if (top === undefined) return [];
  const aimed = entriesOf(top).flatMap(({ part }) => byKey.get(String(part)) ?? []);
  return [
    ...ofBlocks
      .flatMap((rule) => judged(rule, () => rule.check(scope, circumstances), failed))
      .map((one) => atHome(top, one)),
    ...aimed.flatMap(({ rule, pattern }) =>
      valuesAt(top, pattern).flatMap((value) =>
        judged(rule, () => rule.check(value, circumstances), failed),
      ),
    ),
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
