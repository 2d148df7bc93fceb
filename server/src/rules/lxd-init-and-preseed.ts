import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { fix, removed } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { entriesOf, get, textOf, type Value } from './frame/value.ts';
import { valueRule } from './rule.ts';

export const lxdInitAndPreseed = valueRule({
  code: 'lxd-init-and-preseed',
  severity: 'error',
  title: 'LXD is set up in two ways at once',
  explanation: `
\`preseed\` is a whole configuration of LXD in its own form, \`init\` and \`bridge\` are cloud-init's short
form. Of both at once cloud-init takes neither: the module fails. Keep one.

\`\`\`yaml
lxd:
  init:
    storage_backend: dir
\`\`\`
`,
  skipsStatements: true,
  at: [at('lxd')],
  check: (lxd) => {
    const preseed = get(lxd, 'preseed');
    if (preseed === undefined || textOf(preseed) === '') return undefined;
    const isSet = (one: Value | undefined): one is Value => entriesOf(one).length > 0;
    return [get(lxd, 'init'), get(lxd, 'bridge')]
      .filter(isSet)
      .map((one) =>
        findingAtKey(
          one,
          `${code(String(one.part))} cannot stand beside ${code('preseed')}: the whole module fails. Keep one of the two.`,
          fix(`Remove ${String(one.part)}`, removed(one)),
        ),
      );
  },
});
