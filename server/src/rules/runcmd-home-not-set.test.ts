import { test } from 'vitest';
import { runcmdHomeNotSet as rule } from './runcmd-home-not-set.ts';
import { checkRule } from './testing/check-rule.ts';

test('there is no HOME at boot', () => {
  checkRule(rule, 'runcmd:\n  - ls "«$HOME»/a" «~»/b\n', {
    says: /HOME/,
    fixed: 'runcmd:\n  - ls "/root/a" /root/b\n',
    isSafe: false,
  });
  checkRule(rule, `bootcmd:\n  - X=«~»/a cat «\${HOME}»\n`);
});

test('homes of others, quotes and a HOME of your own are right', () => {
  checkRule(rule, "runcmd:\n  - ls ~ada/x /a~ '$HOME' $HOMES\n  - su ada -c 'ls ~/x'\n");
  checkRule(rule, 'runcmd:\n  - export HOME=/root\n  - ls $HOME\n');
});
