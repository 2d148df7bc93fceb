import { likelyMeant } from '../knowledge/did-you-mean.ts';
import { code, listed } from '../knowledge/words.ts';
import { type Finding, finding, findingIn } from './frame/finding.ts';
import { type FixInScope, fix, replacedIn } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import type { Value } from './frame/value.ts';
import { mergersInText } from './readers/merge-how.ts';
import { plainTextOf, shown } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

const inside = ['recurse_list', 'recurse_array', 'recurse_dict', 'recurse_str'];
const known: Readonly<Record<string, readonly string[]>> = {
  dict: ['replace', 'no_replace', 'allow_delete', ...inside],
  list: ['append', 'prepend', 'replace', 'no_replace', ...inside],
  str: ['append', 'replace', 'no_replace'],
};

const instead = (how: Value, text: string, word: string, words: readonly string[]) => {
  const start = text.toLowerCase().replaceAll('-', '_').indexOf(word);
  const piece = { start, end: start + word.length };
  const meant = likelyMeant(word, words);
  const fixes: readonly FixInScope[] = meant.flatMap((one) =>
    fix(`Write ${one}`, replacedIn(how, piece, one)),
  );
  const advice = meant.length > 0 ? ` Did you mean ${listed(meant.map(code), 'or')}?` : '';
  return { piece: start < 0 ? { start: 0, end: text.length } : piece, fixes, advice };
};

const unknownIn = (how: Value, text: string): readonly Finding[] =>
  (mergersInText(text) ?? []).flatMap(({ name, options }) => {
    const ofName = Object.hasOwn(known, name) ? known[name] : undefined;
    if (ofName === undefined) {
      const { piece, fixes, advice } = instead(how, text, name, Object.keys(known));
      const message = `There is no merger ${shown(name)}, and cloud-init passes over the whole part.${advice}`;
      return [findingIn(how, piece, message, fixes)];
    }
    return options
      .filter((option) => !ofName.includes(option))
      .map((option) => {
        const { piece, fixes, advice } = instead(how, text, option, ofName);
        const message = `${shown(name)} has no setting ${shown(option)}, and it is ignored.${advice}`;
        return findingIn(how, piece, message, fixes);
      });
  });

export const mergeHowUnknown = valueRule({
  code: 'merge-how-unknown',
  severity: 'warning',
  title: 'A way of merging that does not exist',
  explanation: `
\`merge_how\` is made of \`list(…)\`, \`dict(…)\` and \`str(…)\`, joined by \`+\`, with settings in round
brackets: \`append\`, \`prepend\`, \`replace\`, \`no_replace\`, \`recurse_list\`, \`recurse_dict\`,
\`recurse_str\`, \`allow_delete\`. A part whose \`merge_how\` cannot be read is passed over when it comes to be
merged; a setting that does not exist is ignored. cloud-init's own check sees neither.

\`\`\`yaml
merge_how: list(append)+dict(no_replace,recurse_list)+str()
\`\`\`
`,
  regions: ['cloud-config'],
  at: [at('merge_how'), at('merge_type')],
  check: (how) => {
    const text = plainTextOf(how);
    if (text === undefined) return undefined;
    if (mergersInText(text) !== undefined) return unknownIn(how, text);
    return finding(
      how,
      'cloud-init cannot read this, and passes over the whole part. Write it like `list(append)+dict(no_replace,recurse_list)+str()`.',
    );
  },
});
