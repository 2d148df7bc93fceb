import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { fix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { rewritten } from './frame/rewritten.ts';
import { textOf } from './frame/value.ts';
import { mergersOf, mergingLists, whyListsStay } from './readers/merge-how.ts';
import { valueRule } from './rule.ts';

export const mergeHowListsNotMerged = valueRule({
  code: 'merge-how-lists-not-merged',
  severity: 'warning',
  title: 'Lists are to be put together, but are not',
  explanation: `
\`list(append)\` says how two lists are put together, but whether cloud-init looks at the lists of two
parts at all is up to \`dict\`: only with \`recurse_list\` it does. With a bare \`dict()\` the earlier list
stays, and the \`runcmd\` of this part is lost; with \`dict(replace)\` it is the other way round.

\`\`\`yaml
merge_how: ${mergingLists}
\`\`\`
`,
  regions: ['cloud-config'],
  at: [at('merge_how'), at('merge_type')],
  check: (how) => {
    const reason = whyListsStay(mergersOf(how) ?? []);
    if (reason === undefined) return undefined;
    const isPrepending = textOf(how)?.includes('prepend') === true;
    const better = isPrepending ? mergingLists.replace('append', 'prepend') : mergingLists;
    return finding(
      how,
      `${reason}. Write ${code(better)}.`,
      fix(`Write ${better}`, rewritten(how, better)),
    );
  },
});
