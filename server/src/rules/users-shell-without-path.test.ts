import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { usersShellWithoutPath as rule } from './users-shell-without-path.ts';

test('a shell gets its path', () => {
  checkRule(rule, 'users:\n  - name: ada\n    shell: «bash»\n', {
    fixed: 'users:\n  - name: ada\n    shell: /bin/bash\n',
    isSafe: true,
  });
  checkRule(rule, 'users:\n  - {name: ada, shell: «bin/zsh»}\nuser: {shell: «xonsh»}\n', {
    says: /without its path/,
  });
});

test('a name that is set in front of it stays', () => {
  checkRule(rule, 'users:\n  - name: ada\n    shell: &s «bash»\n    gecos: *s\n', {
    fixed: 'users:\n  - name: ada\n    shell: &s /bin/bash\n    gecos: *s\n',
  });
});

test('a path, nothing, or a template is right', () => {
  checkRule(rule, "users:\n  - {name: ada, shell: /bin/bash}\n  - {name: bob, shell: ''}\n");
  checkRule(rule, '## template: jinja\n#cloud-config\nusers:\n  - shell: "{{ x }}"\n');
});
