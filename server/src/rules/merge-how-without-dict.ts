import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { fix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { rewritten } from './frame/rewritten.ts';
import { mergersOf, mergingLists } from './readers/merge-how.ts';
import { valueRule } from './rule.ts';

export const mergeHowWithoutDict = valueRule({
  code: 'merge-how-without-dict',
  severity: 'warning',
  title: 'A part that cannot be merged, as nothing says how to merge maps',
  explanation: `
A part is a map of keys, so that \`merge_how\` must say how maps are merged. With \`list(append)\` alone
cloud-init drops the whole part, without a word, when it comes to be merged with an earlier one or with
vendor data.

\`\`\`yaml
merge_how: ${mergingLists}
\`\`\`
`,
  regions: ['cloud-config'],
  at: [at('merge_how'), at('merge_type')],
  check: (how) => {
    const mergers = mergersOf(how);
    if (mergers === undefined || mergers.some(({ name }) => name === 'dict')) return undefined;
    return finding(
      how,
      `Without ${code('dict(…)')} cloud-init cannot merge this part with others, and drops all of it. Write ${code(mergingLists)}.`,
      fix(`Write ${mergingLists}`, rewritten(how, mergingLists)),
    );
  },
});
