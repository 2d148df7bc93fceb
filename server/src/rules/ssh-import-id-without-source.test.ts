import { test } from 'vitest';
import { sshImportIdWithoutSource as rule } from './ssh-import-id-without-source.ts';
import { checkRule } from './testing/check-rule.ts';

test('a name alone is one at Launchpad', () => {
  checkRule(rule, 'ssh_import_id: [«octocat»]\n', {
    says: /Launchpad/,
    fixed: 'ssh_import_id: [gh:octocat]\n',
    isSafe: false,
  });
  checkRule(rule, 'users:\n  - name: a\n    ssh_import_id: [gh:b, «c»]\n');
});

test('a source has a short name', () => {
  checkRule(rule, "users: [{name: a, ssh_import_id: [«'github:octocat'»]}]\n", {
    says: /knows no `github:`/,
    fixed: "users: [{name: a, ssh_import_id: ['gh:octocat']}]\n",
    isSafe: false,
  });
  checkRule(rule, 'ssh_import_id: [gl:octocat, other:octocat]\n');
});

test('a name with its source, or out of a template, is right', () => {
  checkRule(rule, 'ssh_import_id: [gh:octocat, lp:octocat]\n');
  checkRule(rule, '## template: jinja\n#cloud-config\nssh_import_id: ["{{ x }}"]\n');
});
