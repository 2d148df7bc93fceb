import { test } from 'vitest';
import { runcmdListWithShellSyntax as rule } from './runcmd-list-with-shell-syntax.ts';
import { checkRule } from './testing/check-rule.ts';

test('what only a shell understands means nothing in a list', () => {
  checkRule(rule, "runcmd:\n  - [echo, it is, «'>'», /tmp/a b]\n", {
    says: /`>` is passed on as written/,
    fixed: `runcmd:\n  - "echo 'it is' > '/tmp/a b'"\n`,
    isSafe: false,
  });
  checkRule(rule, "bootcmd:\n  - - ls\n    - «'|'»\n    - wc\n", {
    fixed: "bootcmd:\n  - 'ls | wc'\n",
  });
  checkRule(rule, 'runcmd:\n  - [a, «"&&"», b, "2>/dev/null"]\n');
  checkRule(rule, 'runcmd:\n  - [echo, «$HOME/x», "$(date)"]\n');
  checkRule(rule, 'runcmd:\n  - [rm, -f, «/tmp/*.log», ~/x]\n', {
    fixed: "runcmd:\n  - 'rm -f /tmp/*.log ~/x'\n",
  });
});

test('a shell, and programs with such words of their own, are right', () => {
  checkRule(rule, "runcmd:\n  - [sh, -c, 'a > b | c $D']\n  - [sudo, bash, -ec, '$A', '&&']\n");
  checkRule(
    rule,
    "runcmd:\n  - [find, /a, -name, '*.x', -exec, rm, '{}', ';']\n  - [expr, '1', '>', '2']\n",
  );
  checkRule(
    rule,
    "runcmd:\n  - [sed, -i, 's/a$/b/', /a]\n  - [awk, '{print $1}']\n  - [echo, 'a > b']\n",
  );
  checkRule(
    rule,
    'runcmd:\n  - echo a > b\n  - [apt-get, install, -y, "php8*"]\n  - [curl, "a?b=$c&d"]\n',
  );
});
