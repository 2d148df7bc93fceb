import { test } from 'vitest';
import { aptKeyMalformed as rule } from './apt-key-malformed.ts';
import { checkRule } from './testing/check-rule.ts';

const apt = (line: string): string => `apt:\n  sources:\n    a:\n      ${line}\n`;

test('a key is the key itself', () => {
  checkRule(rule, apt('key: «https://example.com/key.gpg»'), { says: /does not fetch/ });
  checkRule(rule, apt('key: «mQINBF»'), { says: /armor/ });
  checkRule(rule, apt('keyid: «docker»'), { says: /40/ });
});

test('armour and fingerprints', () => {
  checkRule(rule, apt('key: "-----BEGIN PGP PUBLIC KEY BLOCK-----\\n\\nmQ==\\n"'));
  checkRule(rule, apt('keyid: B59D 5F15 97A5 04B7 E230  6DCA 0620 BBCF 0368 3F77'));
  checkRule(rule, apt("keyid: '0EBFCD88'"));
});
