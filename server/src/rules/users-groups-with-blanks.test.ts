import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { usersGroupsWithBlanks as rule } from './users-groups-with-blanks.ts';

const user = (line: string): string => `users:\n  - name: ada\n    ${line}\n`;

test('groups are parted by commas', () => {
  checkRule(rule, user('groups: «sudo docker»'), {
    says: /`sudo docker` is no name of a group/,
    fixed: user('groups: sudo, docker'),
    isSafe: true,
  });
  checkRule(rule, user('groups: [adm, «sudo docker»]'), {
    fixed: user('groups: [adm, sudo, docker]'),
  });
  checkRule(rule, 'users:\n  - {name: ada, groups: «sudo docker», uid: 7}\n', {
    fixed: "users:\n  - {name: ada, groups: 'sudo, docker', uid: 7}\n",
  });
  checkRule(rule, user('groups:\n      - adm\n      - «sudo docker» # both'), {
    fixed: user('groups:\n      - adm\n      - sudo\n      - docker # both'),
  });
});

test('commas, lists and single names are right', () => {
  checkRule(rule, user('groups: sudo, docker'));
  checkRule(rule, user('groups: sudo,docker , adm'));
  checkRule(rule, user('groups: [sudo, docker]'));
});
