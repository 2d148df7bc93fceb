import { findingIn } from './frame/finding.ts';
import { edit, type FixInScope, fix } from './frame/fix.ts';
import { scriptOf, sourceOf, type Value } from './frame/value.ts';
import { valueRule } from './rule.ts';
import { itemPatterns } from './shell/item-commands.ts';

/** Words that begin a command, and seldom stand in the middle of one. */
const beginsCommand =
  /^(?:if|for|while|case|fi|done|esac|cd|echo|printf|mkdir|cp|mv|rm|ln|touch|chmod|chown|export|apt|apt-get|dnf|yum|zypper|apk|systemctl|service|curl|wget|sudo|git|sed|cat|tee|useradd|usermod|pip3?|npm|docker|tar|modprobe|sysctl|ufw|mount|exit)\s+\S/;

/** A line that the next one goes on from. */
const goesOn = /(?:&&|\|\|?|[;&\\({]|\b(?:then|do|else|sudo|exec|nohup|xargs|time|env))$/;

/** The header with `|` in the place of `>`. */
const literal = (item: Value): readonly FixInScope[] => {
  const at = item.span.start + sourceOf(item).indexOf('>');
  return item.borrowed
    ? []
    : fix(
        'Keep the lines: write | in place of >',
        edit(item.scope, { start: at, end: at + 1 }, '|'),
      );
};

/** The lines as they are written, and the first that begins a command of its own. */
const lostLine = (item: Value): string | undefined => {
  const [, ...lines] = sourceOf(item).split(/\r?\n/);
  const written = lines.map((line) => line.trim());
  return written.find((line, index) => {
    const before = written[index - 1] ?? '';
    return before !== '' && !goesOn.test(before) && beginsCommand.test(line);
  });
};

export const runcmdFolded = valueRule({
  code: 'runcmd-folded',
  severity: 'warning',
  title: 'Several commands that are folded into one line',
  explanation: `
In YAML \`>\` joins the lines below it with blanks. Two commands on two lines become one: the second is
taken for arguments of the first. \`|\` keeps the lines as they are.

\`\`\`yaml
runcmd:
  - |
    cd /srv
    git pull
\`\`\`
`,
  at: itemPatterns,
  check: (item) => {
    if (item.node.kind !== 'scalar' || item.node.style !== 'folded') return undefined;
    const line = lostLine(item);
    const start = line === undefined ? -1 : (scriptOf(item)?.indexOf(` ${line}`) ?? -1);
    if (line === undefined || start < 0) return undefined;
    return findingIn(
      item,
      { start: start + 1, end: start + 1 + line.length },
      'This line is joined to the one above, as its arguments. Write `|` in place of `>` to keep the lines apart.',
      literal(item),
    );
  },
});
