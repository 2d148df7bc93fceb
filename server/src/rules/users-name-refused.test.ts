import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { usersNameRefused as rule } from './users-name-refused.ts';

test('a name that useradd refuses ends the making of users', () => {
  checkRule(rule, 'users:\n  - name: «Bob Smith»\n', {
    says: /has a blank/,
    fixed: 'users:\n  - name: bob-smith\n',
    isSafe: false,
  });
  checkRule(rule, 'users:\n  - default\n  - «-bob»\n  - name: "«1234»"\n  - {name: «a:b»}\n');
  checkRule(rule, 'user: {name: «bób»}\n', { fixed: 'user: {name: bob}\n' });
  checkRule(rule, `users: [«${'a'.repeat(33)}»]\n`, { says: /32/ });
});

test('blanks behind commas are part of the name', () => {
  checkRule(rule, 'users: bob,« al»,eve\n', { says: /blank/, fixed: 'users: bob,al,eve\n' });
});

test('a name that another program fills in is right', () => {
  checkRule(
    rule,
    `users: [{name: "\${USER_NAME}"}, {name: "<%= user %>"}, {name: "@ADMIN_USER@"}]\n`,
  );
});

test('usual names are right', () => {
  checkRule(rule, 'users: [default, bob, b.o-b_1, Bob, svc$, bob@corp]\n');
  checkRule(rule, 'users: bob,al\nuser: me\n');
  checkRule(rule, 'users: {bob: {gecos: Bob Smith}, al: yes please}\n');
  checkRule(rule, '## template: jinja\n#cloud-config\nusers: [{name: "{{ a b }}"}]\n');
});
