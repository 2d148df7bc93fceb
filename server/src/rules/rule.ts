import type { Region, RegionKind } from '../documents/regions.ts';
import type { CodeFacts, ProblemCode } from '../problem.ts';
import type { Finding } from './frame/finding.ts';
import type { Pattern } from './frame/pattern.ts';
import type { BlockScope, Scope, Value } from './frame/value.ts';

/** What a check gives: nothing, one finding, or several. */
export type Found = Finding | readonly Finding[] | undefined;

/** What a check may know besides what it looks at. */
export interface Circumstances {
  /** The cloud-init that will read the document, as `24.4`. */
  readonly targetVersion: string;
}

/** The raw document. */
export interface WholeText extends Scope {
  readonly regions: readonly Region[];
}

/** What every rule says of itself. */
export interface RuleFacts extends CodeFacts {
  /** Stable, kebab-case, and the name of the file: `write-files-permissions-not-text`. */
  readonly code: string;
  /** Markdown: what happens at boot, why, how to do it right. No heading; the page has one. */
  readonly explanation: string;
  /** The kinds of regions it looks at; cloud-config and system-config if left out. */
  readonly regions?: readonly RegionKind[];
  /** Problems of validation at the very same place that this says better, and so takes the place of. */
  readonly replaces?: readonly ProblemCode[];
  /** It is about two that stand side by side: in a template with statements they may be two branches. */
  readonly skipsStatements?: boolean;
}

interface ValueCheck {
  readonly at: readonly Pattern[];
  check(value: Value, circumstances: Circumstances): Found;
}

interface CrossCheck<Name extends string> {
  readonly gathers: Readonly<Record<Name, readonly Pattern[]>>;
  check(values: Readonly<Record<Name, readonly Value[]>>, circumstances: Circumstances): Found;
}

interface BlockCheck {
  check(block: BlockScope, circumstances: Circumstances): Found;
}

interface TextCheck {
  check(document: WholeText, circumstances: Circumstances): Found;
}

export type ValueRule = RuleFacts & ValueCheck & { readonly kind: 'value' };
export type CrossRule = RuleFacts & CrossCheck<string> & { readonly kind: 'cross' };
export type BlockRule = RuleFacts & BlockCheck & { readonly kind: 'block' };
export type TextRule = RuleFacts & TextCheck & { readonly kind: 'text' };

/** One check that cloud-init's own schema lacks. */
export type Rule = ValueRule | CrossRule | BlockRule | TextRule;

/** A rule about each value at some place: `at: [at('write_files', '*', 'permissions')]`. */
export const valueRule = (rule: RuleFacts & ValueCheck): Rule => ({ ...rule, kind: 'value' });

/**
 * A rule about values of several blocks, gathered from the whole document in the order of the text:
 * `gathers: { users: [at('users', '*')], owners: [at('write_files', '*', 'owner')] }`.
 */
export const crossRule = <Name extends string>(rule: RuleFacts & CrossCheck<Name>): Rule => {
  const { check, ...rest } = rule;
  // Gathered for these names, so that each of them is there.
  const all = (
    values: Readonly<Record<string, readonly Value[]>>,
  ): values is Readonly<Record<Name, readonly Value[]>> =>
    Object.keys(rule.gathers).every((name) => name in values);
  return {
    ...rest,
    kind: 'cross',
    check: (values, circumstances) => (all(values) ? check(values, circumstances) : undefined),
  };
};

/** A rule about the text of each block, such as a word that must not stand in it. */
export const blockRule = (rule: RuleFacts & BlockCheck): Rule => ({ ...rule, kind: 'block' });

/** A rule about the raw text. It runs at every keystroke: only what costs nothing, such as a size. */
export const textRule = (rule: RuleFacts & TextCheck): Rule => ({ ...rule, kind: 'text' });
