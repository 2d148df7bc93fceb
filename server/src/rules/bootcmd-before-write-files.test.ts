import { test } from 'vitest';
import { bootcmdBeforeWriteFiles as rule } from './bootcmd-before-write-files.ts';
import { checkRule } from './testing/check-rule.ts';

const files = 'write_files:\n  - path: /opt/a.sh\n';

test('bootcmd comes before the files', () => {
  checkRule(rule, `${files}bootcmd:\n  - «/opt/a.sh» now\n`, { says: /runcmd/ });
  checkRule(rule, `${files}bootcmd:\n  - [sh, «/opt/a.sh»]\n`);
});

test('what is checked for, other files, and runcmd are right', () => {
  checkRule(rule, `${files}bootcmd:\n  - test -x /opt/a.sh && /opt/a.sh\n`);
  checkRule(rule, `${files}bootcmd:\n  - echo /opt/a.sh\n`);
  checkRule(rule, `${files}runcmd:\n  - /opt/a.sh\n`);
});
