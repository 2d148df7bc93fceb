import type { OpenDocument } from '../documents/open-document.ts';
import type { Problem } from '../problem.ts';
import type { CodeSetting, Settings } from '../settings.ts';
import { mostProblems, problemsIn } from '../validation/problems-in.ts';
import type { Failed } from './frame/block-findings.ts';
import { ignoring } from './frame/ignored.ts';
import { type RuleBook, type RuleProblem, ruleBook, ruleProblems } from './frame/rule-problems.ts';
import { rules } from './index.ts';
import { problemsInArchive } from './problems-in-archive.ts';

type CodeSettings = Readonly<Record<string, CodeSetting>>;

const standardBook = ruleBook(rules);

const placeId = (code: string, { start, end }: Problem<string>): string =>
  `${code} ${start} ${end}`;

const asSet = (found: Problem<string>, settings: CodeSettings): readonly Problem<string>[] => {
  const set: CodeSetting | undefined = Object.hasOwn(settings, found.code)
    ? settings[found.code]
    : undefined;
  if (set === 'off') return [];
  return [set === undefined ? found : { ...found, severity: set }];
};

/** Without what a rule that is on says better at the same place. */
const withoutReplaced = (
  problems: readonly Problem<string>[],
  ofRules: readonly RuleProblem[],
): readonly Problem<string>[] => {
  const replaced = new Set(
    ofRules.flatMap(({ rule: { replaces = [] }, problem }) =>
      replaces.map((code) => placeId(code, problem)),
    ),
  );
  return replaced.size === 0
    ? problems
    : problems.filter((one) => !replaced.has(placeId(one.code, one)));
};

/**
 * Everything that is wrong with a document, in the order of the text: what cloud-init refuses and what the rules
 * find, as the settings and the document's own comments want it. `failed` hears of rules that throw.
 */
export const problemsOf = (
  document: OpenDocument,
  settings: Settings,
  failed: Failed,
  book: RuleBook = standardBook,
): readonly Problem<string>[] => {
  const { source } = document;
  const { rules: codeSettings = {} } = settings;
  const ofRules = ruleProblems({ document, book, settings, failed }).filter(
    ({ rule }) => codeSettings[rule.code] !== 'off',
  );
  const ofValidation = problemsIn(source.text, document.read(), settings);
  const isIgnored = ignoring(document);
  const ofParts = problemsInArchive(document, (part) => problemsOf(part, settings, failed, book));
  return [...withoutReplaced(ofValidation, ofRules), ...ofRules.map(({ problem }) => problem)]
    .flatMap((found) => asSet(found, codeSettings))
    .concat(ofParts)
    .filter((found) => !isIgnored(found))
    .toSorted((one, other) => one.start - other.start || one.end - other.end)
    .slice(0, mostProblems + 1);
};
