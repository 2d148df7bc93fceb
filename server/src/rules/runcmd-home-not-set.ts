import { code } from '../knowledge/words.ts';
import { type Finding, findingIn } from './frame/finding.ts';
import { fix, replacedIn } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { itemsOf, scriptOf, type Value } from './frame/value.ts';
import { valueRule } from './rule.ts';
import { scriptAt } from './shell/item-commands.ts';

const told = (item: Value): readonly Finding[] =>
  (scriptAt(item)?.homeUses ?? []).map((piece) =>
    findingIn(
      item,
      piece,
      `systemd does not set HOME for these commands, so ${code(scriptOf(item)?.slice(piece.start, piece.end) ?? '')} is not the home of root. Write the path.`,
      fix('Write /root', replacedIn(item, piece, '/root')),
    ),
  );

export const runcmdHomeNotSet = valueRule({
  code: 'runcmd-home-not-set',
  severity: 'hint',
  title: 'A command needs HOME, which is not set',
  explanation: `
Commands of \`runcmd\` and \`bootcmd\` run in a service of the system. systemd sets \`HOME\` only for
services that name a user, so here it is empty: \`$HOME/x\` is \`/x\`, and to \`sh\` on Debian, Ubuntu
and Alpine \`~/x\` is a folder named \`~\`. Programs that look for their settings at home may fail too.

Write the whole path, or set \`HOME\` first:

\`\`\`yaml
runcmd:
  - export HOME=/root
  - ls "$HOME/.ssh"
\`\`\`
`,
  at: [at('runcmd'), at('bootcmd')],
  check: (list) => {
    const items = itemsOf(list);
    return items.some((item) => scriptAt(item)?.setsHome) ? undefined : items.flatMap(told);
  },
});
