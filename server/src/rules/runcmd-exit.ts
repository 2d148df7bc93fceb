import { code } from '../knowledge/words.ts';
import type { Finding } from './frame/finding.ts';
import { fix, removed } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { itemsOf } from './frame/value.ts';
import { valueRule } from './rule.ts';
import { type Command, commandsOf, findingAtWords, findingsIn } from './shell/item-commands.ts';

/** `exit`, and `exec` with a program, after which there is no shell left. */
const endsScript = ({ words: [first, second], isApart, isPiped, isInner }: Command): boolean =>
  !isApart &&
  !isPiped &&
  !isInner &&
  (first?.text === 'exit' || (first?.text === 'exec' && second !== undefined));

const noFindings: readonly Finding[] = [];

const told = (command: Command): Finding | undefined => {
  const { words, item, isAlone, isConditional } = command;
  const name = code(words[0]?.text ?? '');
  const message = isConditional
    ? `If this ${name} is reached, no command below it runs: all of them are one script.`
    : `The commands below this ${name} never run: all of them are one script.`;
  const fixes = isAlone ? fix('Remove this command', removed(item)) : [];
  return findingAtWords(command, words.slice(0, 1), message, fixes);
};

export const runcmdExit = valueRule({
  code: 'runcmd-exit',
  severity: 'warning',
  title: 'A command ends the script before the commands below it',
  explanation: `
All items of \`runcmd\` become one shell script, and so do those of \`bootcmd\`. An \`exit\` in one item
ends the script for all items below it, and \`exec program\` puts the program in the place of the
shell. Nothing says that the rest did not run.

Leave the \`exit\` out, or give the item a shell of its own:

\`\`\`yaml
runcmd:
  - (test -e /srv/data || exit 1; chown www-data /srv/data)
  - echo this runs in any case
\`\`\`
`,
  at: [at('runcmd'), at('bootcmd')],
  check: (list) => {
    const items = itemsOf(list);
    const lastItem = items.findLast((item) => commandsOf(item).length > 0);
    const last = lastItem && commandsOf(lastItem).findLast(({ isInner }) => !isInner);
    const found = (command: Command): Finding | undefined =>
      command !== last && endsScript(command) ? told(command) : undefined;
    return items.flatMap((item) => findingsIn(item, found) ?? noFindings);
  },
});
