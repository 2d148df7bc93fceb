import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { userNotDefined as rule } from './user-not-defined.ts';

const owned = (owner: string): string => `write_files:\n  - path: /a\n    owner: ${owner}\n`;

test('an owner, a user of chpasswd or a member of a group that nobody creates', () => {
  checkRule(rule, owned('«deploy:deploy»'), { says: /No user `deploy`/ });
  checkRule(rule, `packages: [postgresql]\n${owned('«postgres»')}`);
  checkRule(rule, 'users: [ada]\nchpasswd:\n  users:\n    - name: «bob»\n      type: RANDOM\n');
  checkRule(rule, 'groups:\n  - ops: [root, «bob»]\n');
  checkRule(rule, 'groups:\n  ops: [root, «bob»]\n');
});

test('a slip of the pen is put right', () => {
  checkRule(rule, `users:\n  - name: deploy\n${owned('«deplyo:www-data»')}`, {
    says: /Did you mean `deploy`/,
    fixed: `users:\n  - name: deploy\n${owned('deploy:www-data')}`,
    isSafe: false,
  });
});

test('who owns a file that is written late may have come with a package, unless it is a slip', () => {
  checkRule(rule, `${owned('nginx:nginx')}    defer: true\n`);
  checkRule(rule, `users:\n  - name: deploy\n${owned('«deplyo»')}    defer: true\n`, {
    says: /Did you mean `deploy`/,
  });
});

test('users that the document or the image has are right', () => {
  checkRule(
    rule,
    `users:\n  - [default, ada]\n${owned('ada')}    defer: true\ngroups: {ops: [ada]}\n`,
  );
  checkRule(rule, `users: [ada, {name: bob}]\n${owned('bob')}`);
  checkRule(rule, `users: {ada: {sudo: null}}\n${owned('ada')}`);
  checkRule(rule, 'chpasswd:\n  users:\n    - name: bob\n      type: RANDOM\n');
  checkRule(rule, owned('www-data:www-data'));
  checkRule(rule, `packages: [postgresql]\n${owned('postgres')}    defer: true\n`);
  checkRule(rule, `user: {name: me}\n${owned('me')}`);
  checkRule(rule, `## template: jinja\n#cloud-config\nusers: ['{{ who }}']\n${owned('bob')}`);
});
