import { test } from 'vitest';
import { runcmdExit as rule } from './runcmd-exit.ts';
import { checkRule } from './testing/check-rule.ts';

test('a shell of its own may exit', () => {
  checkRule(rule, "runcmd:\n  - [sh, -c, 'exit 3']\n  - ls\n");
});

test('exit ends the script for all items below', () => {
  checkRule(rule, 'runcmd:\n  - ls\n  - «exit» 0\n  - pwd\n', {
    says: /below this `exit` never run/,
    fixed: 'runcmd:\n  - ls\n  - pwd\n',
    isSafe: false,
  });
  checkRule(rule, 'bootcmd:\n  - [«exit», "1"]\n  - pwd\n');
  checkRule(rule, 'runcmd:\n  - |\n    ls\n    «exit» 1\n    pwd\n');
  checkRule(rule, 'runcmd:\n  - «exec» /bin/agent\n  - pwd\n', { says: /`exec`/ });
});

test('an exit that may be reached is told as such', () => {
  checkRule(rule, 'runcmd:\n  - test -e /a || «exit» 1\n  - pwd\n', { says: /^If this/ });
  checkRule(rule, 'runcmd:\n  - if a; then «exit»; fi\n  - pwd\n', { says: /^If this/ });
});

test('at the very end, in a shell of its own, or as a word of others it is right', () => {
  checkRule(rule, 'runcmd:\n  - ls\n  - exit 0\n');
  checkRule(rule, 'runcmd:\n  - (exit 1)\n  - echo exit\n  - sh -c "exit 1"\n  - ls # exit\n');
  checkRule(rule, 'runcmd:\n  - exec > /var/log/mine 2>&1\n  - ls\n');
  checkRule(rule, 'runcmd:\n  - ls | while read -r a; do test "$a" || exit 1; done\n  - pwd\n');
  checkRule(
    rule,
    'runcmd:\n  - |\n    ls | {\n      if a; then exit; fi\n    }\n    «exit» 1\n  - pwd\n',
  );
});
