import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { userNotDefined } from './user-not-defined.ts';
import { writeFilesOwnerNotByName as rule } from './write-files-owner-not-by-name.ts';

const file = (owner: string): string => `write_files:\n  - path: /a\n    owner: ${owner}\n`;

test('numbers and dots are no names', () => {
  checkRule(rule, file('«"1000:1000"»'), { says: /names alone/ });
  checkRule(rule, file('«"0:0"»'), { fixed: file('"root:root"'), isSafe: false });
  checkRule(rule, file('«www-data.www-data»'), { fixed: file('www-data:www-data') });
});

test('nobody else speaks of them', () => {
  checkRule(userNotDefined, file('"1000:1000"'));
  checkRule(userNotDefined, file('root.root'));
});

test('names are right, also with a dot in them', () => {
  checkRule(rule, file('root:root'));
  checkRule(rule, file('ada.lovelace'));
  checkRule(rule, file('"-1"'));
});
