import { hasStatements } from '../../documents/jinja-mask.ts';
import type { OpenDocument, ReadRegion } from '../../documents/open-document.ts';
import type { Region, RegionKind } from '../../documents/regions.ts';
import { cloudConfig } from '../../knowledge/index.ts';
import { type Fix, type Problem, problem, problemCodes, type Severity } from '../../problem.ts';
import type { Settings } from '../../settings.ts';
import { checkedRegion } from '../../validation/region-check.ts';
import type { CrossRule, Rule, RuleFacts, TextRule } from '../rule.ts';
import {
  blockFindings,
  type Failed,
  type Judged,
  judged,
  looksAt,
  type RulesOfKind,
  rulesOfKind,
  scopeOf,
} from './block-findings.ts';
import { type CrossRules, crossFindings, crossRulesOf } from './cross-findings.ts';
import type { FixInScope } from './fix.ts';
import { type BlockScope, regionStart, type Scope } from './value.ts';

/** A set of rules, sorted for use. */
export interface RuleBook {
  readonly ofKind: ReadonlyMap<RegionKind, RulesOfKind>;
  readonly ofDocument: CrossRules;
  readonly ofText: readonly TextRule[];
}

const yamlKinds: readonly RegionKind[] = ['cloud-config', 'system-config', 'network-config'];

/** Sorts rules once, for many documents. */
export const ruleBook = (rules: readonly Rule[]): RuleBook => ({
  ofKind: new Map(yamlKinds.map((kind) => [kind, rulesOfKind(rules, kind)])),
  ofDocument: crossRulesOf(rules.filter((rule) => rule.kind === 'cross')),
  ofText: rules.filter((rule) => rule.kind === 'text'),
});

/** A problem with the rule it comes from. */
export interface RuleProblem {
  readonly rule: RuleFacts;
  readonly problem: Problem<string>;
}

type OffsetOf = (scope: Scope) => number;

const fixIn = ({ title, edits, isSafe }: FixInScope, offsetOf: OffsetOf): Fix => ({
  title,
  isSafe,
  edits: edits.map(({ scope, start, end, text }) => ({
    start: start + offsetOf(scope),
    end: end + offsetOf(scope),
    text,
  })),
});

const asProblem = ({ rule, finding }: Judged, offsetOf: OffsetOf): RuleProblem => {
  const offset = offsetOf(finding.scope);
  const problem = {
    code: rule.code,
    severity: rule.severity,
    message: finding.message,
    start: finding.start + offset,
    end: Math.max(finding.start, finding.end) + offset,
    home: finding.home + offset,
    fixes: finding.fixes.map((one) => fixIn(one, offsetOf)),
  };
  return { rule, problem };
};

/** A block that can be judged: readable, and not made void by one further down. */
interface SoundBlock {
  readonly scope: BlockScope;
  readonly offset: number;
  readonly region: Region;
  readonly hasStatements: boolean;
  /** Somewhere in its region is what cannot be read, so that cloud-init passes over all of it. */
  readonly hasErrors: boolean;
  readonly judged: readonly Judged[];
}

const isAdvice = (severity: Severity): boolean => severity === 'hint' || severity === 'information';

/** Of two that stand side by side nothing is known where a template chooses; advice waits until all can be read. */
const mayJudge = (
  { skipsStatements, severity }: RuleFacts,
  { hasStatements: isBranching, hasErrors }: Pick<SoundBlock, 'hasStatements' | 'hasErrors'>,
): boolean => !(isBranching && skipsStatements === true) && !(hasErrors && isAdvice(severity));

const tooLargeRule: RuleFacts = {
  code: 'too-large',
  ...problemCodes['too-large'],
  explanation: '',
};

interface Judging {
  readonly document: OpenDocument;
  readonly book: RuleBook;
  readonly settings: Settings;
  readonly failed: Failed;
}

/** cloud-init knows a hundred keys: nobody means more blocks than these, and each costs every rule a look. */
const mostBlocks = 5000;

const soundBlocks = (
  { region, yaml }: ReadRegion,
  { document, book, settings, failed }: Judging,
  most: number,
): readonly SoundBlock[] => {
  const rules = book.ofKind.get(region.kind);
  if (yaml === undefined || rules === undefined) return [];
  const text = document.source.text.slice(region.start, region.end);
  const state = {
    hasStatements: region.jinja && hasStatements(text),
    hasErrors: yaml.blocks.some(({ errors }) => errors.length > 0),
  };
  return checkedRegion(yaml, cloudConfig)
    .blocks.filter(({ block, isLost }) => !isLost && block.errors.length === 0)
    .slice(0, most)
    .map(({ block }) => ({
      scope: scopeOf(block),
      offset: region.start + block.start,
      region,
      ...state,
      judged: blockFindings(block, rules, settings, failed).filter(({ rule }) =>
        mayJudge(rule, state),
      ),
    }));
};

/** Says so at the first block that is not judged any more. */
const unjudged = ({ scope, offset }: SoundBlock): RuleProblem => {
  const message = `There are more than ${mostBlocks} keys at the top; what is below is not looked at in full.`;
  const end = offset + scope.text.search(/\r?\n|$/);
  return { rule: tooLargeRule, problem: problem('too-large', message, { start: offset, end }) };
};

const crossProblems = (
  rule: CrossRule,
  blocks: readonly SoundBlock[],
  offsetOf: OffsetOf,
  { book, settings, failed }: Judging,
): readonly RuleProblem[] => {
  const mine = blocks.filter((block) => looksAt(rule, block.region.kind) && mayJudge(rule, block));
  const scopes = mine.map(({ scope }) => scope);
  return crossFindings(book.ofDocument, rule, scopes, settings, failed).map((one) =>
    asProblem(one, offsetOf),
  );
};

/** What the rules of a book find in a document. */
export const ruleProblems = (judging: Judging): readonly RuleProblem[] => {
  const { document, book, settings, failed } = judging;
  const blocks: SoundBlock[] = [];
  for (const region of document.read())
    blocks.push(...soundBlocks(region, judging, mostBlocks + 1 - blocks.length));
  const tooMany = blocks.splice(mostBlocks).map(unjudged);
  const whole = { text: document.source.text, regions: document.regions };
  const offsets = new Map<Scope, number>(blocks.map(({ scope, offset }) => [scope, offset]));
  const offsetOf: OffsetOf = (scope) => offsets.get(scope) ?? 0;
  return [
    ...tooMany,
    ...blocks.flatMap(({ judged: found, offset, region }) =>
      found.map((one) =>
        asProblem(one, (scope) => (scope === regionStart ? region.start : offset)),
      ),
    ),
    ...[...book.ofDocument.namesOf.keys()].flatMap((rule) =>
      crossProblems(rule, blocks, offsetOf, judging),
    ),
    ...book.ofText.flatMap((rule) =>
      judged(rule, () => rule.check(whole, settings), failed).map((one) =>
        asProblem(one, offsetOf),
      ),
    ),
  ];
};
