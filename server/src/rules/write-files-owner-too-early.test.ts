import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { writeFilesOwnerTooEarly as rule } from './write-files-owner-too-early.ts';

const users = 'users:\n  - default\n  - name: ada\n';
const file = (...lines: readonly string[]): string =>
  `write_files:\n  - path: /a\n${lines.map((one) => `    ${one}\n`).join('')}`;

test('a user of the document does not exist yet', () => {
  checkRule(rule, users + file('owner: «ada:ada»', 'content: x'), {
    says: /defer/,
    fixed: users + file('owner: ada:ada', 'defer: true', 'content: x'),
    isSafe: false,
  });
  checkRule(rule, users + file('owner: «ada»', 'defer: false'), {
    fixed: users + file('owner: ada', 'defer: true'),
  });
});

test('neither does a group of the document, nor the user of the image', () => {
  checkRule(rule, `groups:\n  - web: [root]\n${file('owner: «root:web»')}`);
  checkRule(rule, `groups: web, db\n${file('owner: «root:db»')}`);
  checkRule(rule, file('owner: «ubuntu:ubuntu»'));
});

test('with defer, or for who is in the image, all is well', () => {
  checkRule(rule, users + file('owner: ada:ada', 'defer: true'));
  checkRule(rule, users + file('owner: root:root'));
  checkRule(rule, users + file('owner: www-data'));
  checkRule(rule, `## template: jinja\n#cloud-config\n${users}${file('owner: "{{ name }}"')}`);
});
