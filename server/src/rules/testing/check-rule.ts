import { expect } from 'vitest';
import { documentNamed } from '../../documents/cursor-text.ts';
import { type OpenDocument, openDocument } from '../../documents/open-document.ts';
import type { Problem } from '../../problem.ts';
import { type Settings, standardSettings } from '../../settings.ts';
import { fixesOf, withEdits } from '../frame/fixes.ts';
import { problemsOf } from '../problems-of.ts';
import type { RuleFacts } from '../rule.ts';

const marks = /[«»]/g;

const open = (text: string, name: string): OpenDocument => openDocument(documentNamed(name, text));

const problemsIn = (document: OpenDocument, settings: Settings): readonly Problem<string>[] =>
  problemsOf(document, settings, ({ code }, error) => {
    throw new Error(`The rule ${code} threw.`, { cause: error });
  });

/** What a rule should make of a document. */
export interface Expected {
  /** Part of the message of each finding. */
  readonly says?: RegExp;
  /** The document after the first fix of each finding; undefined where nothing is asked of fixes. */
  readonly fixed?: string;
  /** Whether those fixes are applied by "fix all". */
  readonly isSafe?: boolean;
  /** `network-config`, `cloud.cfg`, `user-data.mime`; user-data if left out. */
  readonly name?: string;
  /** The cloud-init that reads it; the newest if left out. */
  readonly targetVersion?: string;
}

const withHeader = (text: string, name: string): string =>
  name === 'user-data' && !text.startsWith('#') ? `#cloud-config\n${text}` : text;

/**
 * For tests of rules: `«»` stand round what the rule must point at; without them it must be silent. `#cloud-config`
 * is put above a document that begins otherwise. With its fixes applied the rule must be silent too.
 */
export const checkRule = (
  { code }: RuleFacts,
  marked: string,
  {
    says = /./,
    fixed,
    isSafe,
    name = 'user-data',
    targetVersion = standardSettings.targetVersion,
  }: Expected = {},
): void => {
  const settings = { ...standardSettings, targetVersion };
  const whole = withHeader(marked, name);
  const text = whole.replace(marks, '');
  const document = open(text, name);
  const found = problemsIn(document, settings).filter((one) => one.code === code);
  const edges = [...whole.matchAll(marks)].map(({ index }, before) => index - before);
  expect(
    found.flatMap(({ start, end }) => [start, end]),
    JSON.stringify(found),
  ).toEqual(edges);
  for (const { message } of found) expect(message).toMatch(says);
  if (fixed === undefined) return;
  const fixes = found.flatMap((one) => fixesOf(one, document).slice(0, 1));
  const after = withEdits(text, fixes);
  expect(after).toBe(withHeader(fixed, name));
  expect(problemsIn(open(after, name), settings).filter((one) => one.code === code)).toEqual([]);
  if (isSafe !== undefined) for (const fix of fixes) expect(fix.isSafe).toBe(isSafe);
};
