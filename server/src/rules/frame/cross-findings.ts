import type { Circumstances, CrossRule } from '../rule.ts';
import { type Failed, type Judged, judged } from './block-findings.ts';
import type { Pattern } from './pattern.ts';
import { type Aimed, type Places, placesOf, visit } from './places.ts';
import { type BlockScope, entriesOf, type Value } from './value.ts';

type Gathered = Readonly<Record<string, readonly Value[]>>;

/** A name that a rule gathers under, and the numbers of its patterns among those of all rules. */
interface Name {
  readonly name: string;
  readonly slots: readonly number[];
}

/** Rules about several blocks, with the places of all that they gather. */
export interface CrossRules {
  readonly namesOf: ReadonlyMap<CrossRule, readonly Name[]>;
  /** Those that may have a word about a top-level key. */
  readonly byTopKey: ReadonlyMap<string, ReadonlySet<CrossRule>>;
  readonly places: Places<number>;
}

/** Sorts rules so that one walk through a block gathers for all of them. */
export const crossRulesOf = (rules: readonly CrossRule[]): CrossRules => {
  const aimed: Aimed<number>[] = [];
  const namesOf = new Map<CrossRule, readonly Name[]>();
  const byTopKey = new Map<string, Set<CrossRule>>();
  for (const rule of rules) {
    const slotOf = (pattern: Pattern): number => {
      byTopKey.set(pattern[0], (byTopKey.get(pattern[0]) ?? new Set()).add(rule));
      return aimed.push({ pattern, aim: aimed.length }) - 1;
    };
    const names = Object.entries(rule.gathers);
    namesOf.set(
      rule,
      names.map(([name, patterns]) => ({ name, slots: patterns.map(slotOf) })),
    );
  }
  return { namesOf, byTopKey, places: placesOf(aimed) };
};

type GatheredByRule = ReadonlyMap<CrossRule, Gathered>;

const gather = ({ namesOf, byTopKey, places }: CrossRules, { top }: BlockScope): GatheredByRule => {
  const values: Value[][] = [];
  const concerned = new Set<CrossRule>();
  for (const entry of entriesOf(top)) {
    const key = String(entry.part);
    for (const rule of byTopKey.get(key) ?? []) concerned.add(rule);
    const below = places.byKey.get(key);
    if (below)
      visit(entry, below, (value, slot) => {
        const known = values[slot];
        if (known) known.push(value);
        else values[slot] = [value];
      });
  }
  const valuesOf = ({ name, slots }: Name): readonly [string, readonly Value[]] => {
    const [only = 0, ...more] = slots;
    const first = values[only] ?? [];
    return [name, more.length === 0 ? first : slots.flatMap((slot) => values[slot] ?? [])];
  };
  return new Map(
    [...concerned].map((rule) => [
      rule,
      Object.fromEntries((namesOf.get(rule) ?? []).map(valuesOf)),
    ]),
  );
};

const gatheredByRules = new WeakMap<CrossRules, WeakMap<BlockScope, GatheredByRule>>();

/** What is gathered from a block, once as long as it stays. */
const gatheredFrom = (rules: CrossRules, scope: BlockScope): GatheredByRule => {
  const byScope = gatheredByRules.get(rules) ?? new WeakMap<BlockScope, GatheredByRule>();
  gatheredByRules.set(rules, byScope);
  const gathered = byScope.get(scope) ?? gather(rules, scope);
  byScope.set(scope, gathered);
  return gathered;
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

const together = ({ gathers }: CrossRule, parts: readonly Gathered[]): Gathered => {
  const [only, second] = parts;
  if (only !== undefined && second === undefined) return only;
  return Object.fromEntries(
    Object.keys(gathers).map((name) => [name, parts.flatMap((part) => part[name] ?? [])]),
  );
};

/** What a rule about several blocks finds; as long as what it gathers stays, it is not asked again. */
export const crossFindings = (
  rules: CrossRules,
  rule: CrossRule,
  blocks: readonly BlockScope[],
  circumstances: Circumstances,
  failed: Failed,
): readonly Judged[] => {
  const { targetVersion } = circumstances;
  const parts = blocks
    .map((scope) => gatheredFrom(rules, scope).get(rule))
    .filter((part) => part !== undefined);
  const [first] = parts;
  if (first === undefined) return [];
  const known = kept.get(first);
  if (known && known.targetVersion === targetVersion && isSame(known.parts, parts))
    return known.judged;
  const findings = judged(rule, () => rule.check(together(rule, parts), circumstances), failed);
  kept.set(first, { parts, targetVersion, judged: findings });
  return findings;
};
