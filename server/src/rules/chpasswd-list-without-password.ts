import { code } from '../knowledge/words.ts';
import { findingIn } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { textOf } from './frame/value.ts';
import { valueRule } from './rule.ts';

export const chpasswdListWithoutPassword = valueRule({
  code: 'chpasswd-list-without-password',
  severity: 'error',
  title: 'A line of passwords without a colon',
  explanation: `
Each line of \`chpasswd.list\` is a name, a colon and a password. A line without a colon, an empty one
too, makes the whole module fail: no password is set, also not those of the other lines.

\`\`\`yaml
chpasswd:
  users:
    - name: ada
      password: $6$Uw3Ob0sL$…
\`\`\`
`,
  at: [at('chpasswd', 'list')],
  check: (list) => {
    const text = textOf(list);
    if (text === undefined || text === '') return undefined;
    const lines = [...text.matchAll(/^.*$/gm)].filter(({ index }) => index < text.length);
    return lines
      .filter(([line]) => !line.includes(':'))
      .map(({ index, 0: line }) =>
        findingIn(
          list,
          { start: index, end: index + line.length },
          `A line needs a name, a colon and a password, such as ${code('ada:RANDOM')}. As it is, no password at all is set.`,
        ),
      );
  },
});
