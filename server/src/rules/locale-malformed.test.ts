import { test } from 'vitest';
import { localeMalformed as rule } from './locale-malformed.ts';
import { checkRule } from './testing/check-rule.ts';

test('a locale has a form of its own', () => {
  checkRule(rule, 'locale: «en-US.UTF-8»\n', {
    says: /en_US\.UTF-8/,
    fixed: 'locale: en_US.UTF-8\n',
    isSafe: false,
  });
  checkRule(rule, 'locale: «de_de.utf8»\n', { fixed: 'locale: de_DE.UTF-8\n' });
  checkRule(rule, 'locale: «English»\n', { says: /There is no locale/ });
});

test('locales as they are, and none at all', () => {
  for (const locale of ['en_US.UTF-8', 'C', 'C.UTF-8', 'POSIX', 'ca_ES@valencia', 'de_DE', 'eo'])
    checkRule(rule, `locale: ${locale}\n`);
  checkRule(rule, 'locale: de_DE.ISO-8859-15@euro\n');
  checkRule(rule, 'locale: false\n');
});
