import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { writeFilesNotExecutable as rule } from './write-files-not-executable.ts';

const script = (path: string, permissions = ''): string =>
  `write_files:\n  - path: ${path}\n${permissions}    content: |\n      #!/bin/sh\n      date\n`;

test('a script that is run must be executable', () => {
  checkRule(rule, `${script('«/opt/a.sh»')}runcmd:\n  - /opt/a.sh now\n`, {
    says: /Permission denied/,
    fixed: `${script('/opt/a.sh', "    permissions: '0755'\n")}runcmd:\n  - /opt/a.sh now\n`,
    isSafe: false,
  });
  const readable = "    permissions: «'0644'»\n";
  checkRule(rule, `${script('/opt/a.sh', readable)}runcmd:\n  - [/opt/a.sh, now]\n`, {
    fixed: `${script('/opt/a.sh', "    permissions: '0755'\n")}runcmd:\n  - [/opt/a.sh, now]\n`,
  });
});

test('it need not be if a shell reads it, chmod comes first, or nobody runs it', () => {
  checkRule(rule, `${script('/opt/a.sh')}runcmd:\n  - sh /opt/a.sh\n`);
  checkRule(rule, `${script('/opt/a.sh')}runcmd:\n  - chmod +x /opt/a.sh && /opt/a.sh\n`);
  checkRule(rule, `${script('/opt/a.sh')}runcmd:\n  - date\n`);
  checkRule(rule, `${script('/opt/a.sh', "    permissions: '0700'\n")}runcmd:\n  - /opt/a.sh\n`);
});
