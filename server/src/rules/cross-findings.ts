import { type Failed, type Judged, judged } from './block-findings.ts';
import { type Pattern, valuesAt } from './pattern.ts';
import type { Circumstances, CrossRule } from './rule.ts';
import { type BlockScope, get, type Value } from './value.ts';

type Gathered = Readonly<Record<string, readonly Value[]>>;

const nothing: Gathered = {};

const valuesIn = (top: Value, patterns: readonly Pattern[]): readonly Value[] =>
  patterns.flatMap((pattern) => valuesAt(top, pattern));

const gather = ({ gathers }: CrossRule, top: Value | undefined): Gathered => {
  const concerns = Object.values(gathers)
    .flat()
    .some((pattern) => get(top, pattern[0]) !== undefined);
  if (top === undefined || !concerns) return nothing;
  return Object.fromEntries(
    Object.entries(gathers).map(([name, patterns]) => [name, valuesIn(top, patterns)]),
  );
};

const gatheredByScope = new WeakMap<BlockScope, Map<CrossRule, Gathered>>();

const gatheredFrom = (rule: CrossRule, scope: BlockScope): Gathered => {
  const ofScope = gatheredByScope.get(scope) ?? new Map<CrossRule, Gathered>();
  gatheredByScope.set(scope, ofScope);
  const known = ofScope.get(rule) ?? gather(rule, scope.top);
  ofScope.set(rule, known);
  return known;
};

interface Kept {
  readonly parts: readonly Gathered[];
  readonly targetVersion: string;
  readonly judged: readonly Judged[];
}

/** The last outcome, by the first part it was made of. */
const kept = new WeakMap<Gathered, Kept>();

const isSame = (one: readonly Gathered[], other: readonly Gathered[]): boolean =>
  one.length === other.length && one.every((part, index) => part === other[index]);

/** What a rule about several blocks finds; as long as what it gathers stays, it is not asked again. */
export const crossFindings = (
  rule: CrossRule,
  blocks: readonly BlockScope[],
  circumstances: Circumstances,
  failed: Failed,
): readonly Judged[] => {
  const { targetVersion } = circumstances;
  const parts = blocks.map((scope) => gatheredFrom(rule, scope)).filter((part) => part !== nothing);
  const [first] = parts;
  if (first === undefined) return [];
  const known = kept.get(first);
  if (known && known.targetVersion === targetVersion && isSame(known.parts, parts))
    return known.judged;
  const all: Gathered = Object.fromEntries(
    Object.keys(rule.gathers).map((name) => [name, parts.flatMap((part) => part[name] ?? [])]),
  );
  const findings = judged(rule, () => rule.check(all, circumstances), failed);
  kept.set(first, { parts, targetVersion, judged: findings });
  return findings;
};
