import { test } from 'vitest';
import { runcmdQuoteUnclosed as rule } from './runcmd-quote-unclosed.ts';
import { checkRule } from './testing/check-rule.ts';

test('an apostrophe opens a quote, and can be escaped', () => {
  checkRule(rule, "runcmd:\n  - echo it«'»s done\n  - ls\n", {
    says: /quote is never closed/,
    fixed: "runcmd:\n  - echo it\\'s done\n  - ls\n",
    isSafe: false,
  });
  checkRule(rule, "bootcmd:\n  - 'echo it«''»s'\n", { fixed: "bootcmd:\n  - 'echo it\\''s'\n" });
});

test('a quote, a backtick or a bracket without its other half', () => {
  checkRule(rule, 'runcmd:\n  - |\n    echo a\n    echo «"»b\n');
  checkRule(rule, 'runcmd:\n  - echo «`»date\n', {
    says: /backtick/,
    fixed: 'runcmd:\n  - echo `date`\n',
    isSafe: false,
  });
  checkRule(rule, 'runcmd:\n  - echo «$(»date # why\n', {
    says: /\$\(/,
    fixed: 'runcmd:\n  - echo $(date) # why\n',
  });
  checkRule(rule, "runcmd: ['echo «''»a']\n", { fixed: "runcmd: ['echo ''a''']\n" });
  checkRule(rule, 'runcmd: ["echo «\\"»a"]\n', { fixed: 'runcmd: ["echo \\"a\\""]\n' });
});

test('closed quotes, comments and lists are right', () => {
  checkRule(rule, 'runcmd:\n  - echo "it\'s" # don\'t\n  - [echo, "it\'s"]\n');
  checkRule(rule, "runcmd:\n  - |\n    cat <<EOF\n    it's\n    EOF\n");
  checkRule(rule, `## template: jinja\n#cloud-config\nruncmd:\n  - echo "{{ v1.x['y'] }}"\n`);
});
