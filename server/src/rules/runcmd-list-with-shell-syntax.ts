import { isMasked } from '../documents/jinja-mask.ts';
import { code, listed } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { fix, inQuotes, replaced } from './frame/fix.ts';
import { type Found, valueRule } from './rule.ts';
import { type Command, commandsOf, itemPatterns, placeOf } from './shell/item-commands.ts';
import type { Word } from './shell/program.ts';

const operator = /^(?:\d*(?:>>?|<)|&>>?|\d*>&\d|\|\|?|&&|;|&)$/;
const redirection = /^(?:\d*>>?|&>>?)\/[\w./-]+$/;
const variable = /^\$(?:\w+|\{\w+\})(?:$|[/.:,-])|^[\w./:=-]*\$\(.*\)|^`.*`$/s;
const pathPattern = /^[\w./~-]*\/[\w./-]*[*?][\w./*?-]*$/;
const home = /^~(?:\/|$)/;

/** These understand such words by themselves. */
const withOperators =
  /^(?:expr|test|\[|awk|gawk|mawk|jq|dpkg|find|xargs|sh|bash|dash|zsh|ash|su|runuser|ssh|printf|sed|grep|egrep|iptables|ip6tables|nft|psql|mysql)$/;
const withVariables =
  /^(?:.*sh|su|runuser|ssh|awk|gawk|mawk|sed|perl|grep|egrep|envsubst|jq|xargs|find|python[\d.]*|node|ruby|php|psql|mysql|docker|podman|kubectl|tmux|screen|systemd-run|systemd-analyze|crontab|nft|eval|htpasswd|chpasswd|openssl|usermod|useradd)$/;
/** These take names of files, and nobody has a file whose name holds a star. */
const withFiles =
  /^(?:rm|cp|mv|chmod|chown|chgrp|ls|cat|ln|touch|mkdir|rmdir|shred|stat|head|tail|tar|cd|install|rsync|wc)$/;

/** A word without any of these is plain to each of the patterns. */
const special = /[<>|&;$`*?~]/;

const needsShell = (name: string, { text }: Word): boolean => {
  if (!special.test(text) || isMasked(text)) return false;
  if (operator.test(text) || redirection.test(text)) return !withOperators.test(name);
  if (variable.test(text)) return !withVariables.test(name);
  return (pathPattern.test(text) || home.test(text)) && withFiles.test(name);
};

const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

const asLine = (words: readonly Word[], open: ReadonlySet<Word>): string =>
  words.map((word) => (open.has(word) ? word.text : shellWord(word.text))).join(' ');

const told = (command: Command, open: readonly Word[]): Found => {
  const [first] = open;
  if (first === undefined) return undefined;
  const means = `${listed([...new Set(open.map(({ text }) => code(text)))], 'and')} ${open.length > 1 ? 'are' : 'is'}`;
  return finding(
    placeOf(command, first),
    `No shell reads a list: ${means} passed on as written. Write the command as a string.`,
    fix(
      'Make one string of the list, for the shell',
      replaced(command.item, inQuotes(asLine(command.words, new Set(open)))),
    ),
  );
};

export const runcmdListWithShellSyntax = valueRule({
  code: 'runcmd-list-with-shell-syntax',
  severity: 'error',
  title: 'Shell syntax in a command that is a list',
  explanation: `
A command that is a list is a program with its arguments. Each item is put in quotes, so that \`>\`,
\`|\`, \`&&\`, \`$HOME\`, \`~\` and \`*\` mean nothing: \`[echo, hi, '>', /a]\` prints \`hi > /a\`, and there
is no file.

Write a string, which the shell reads, or let the list call a shell:

\`\`\`yaml
runcmd:
  - echo hi > /a
  - [sh, -c, 'echo hi > /a']
\`\`\`
`,
  at: itemPatterns,
  check: (item) => {
    if (item.node.kind !== 'list') return undefined;
    const [command] = commandsOf(item);
    if (command === undefined) return undefined;
    return told(
      command,
      command.words.slice(1).filter((word) => needsShell(command.name, word)),
    );
  },
});
