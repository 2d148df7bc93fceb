import { test } from 'vitest';
import { aptSourceMalformed as rule } from './apt-source-malformed.ts';
import { checkRule } from './testing/check-rule.ts';

const apt = (source: string): string => `apt:\n  sources:\n    a:\n      source: ${source}\n`;

test('lines that apt cannot read', () => {
  checkRule(rule, apt('«https://example.com/debian stable main»'), { says: /deb-src/ });
  checkRule(rule, apt('«deb https://example.com/debian»'), { says: /suite/ });
  checkRule(
    rule,
    apt(
      '"«deb [arch=amd64] https://example.com/debian $RELEASE»"'
        .replace('"«', '«"')
        .replace('»"', '"»'),
    ),
    {
      says: /component/,
    },
  );
  checkRule(
    rule,
    apt('"x"').replace('source: "x"', '«source»: |\n        Types: deb\n        URIs: http://a'),
    {
      says: /\.list/,
    },
  );
});

test('lines, flat repositories and ppa', () => {
  checkRule(rule, apt('deb [signed-by=$KEY_FILE] https://example.com/debian $RELEASE main'));
  checkRule(rule, apt('deb http://example.com/ ./'));
  checkRule(rule, apt('ppa:owner/name'));
  checkRule(rule, apt('"cloud-archive:zed"'));
  checkRule(rule, apt('"deb $MIRROR $RELEASE multiverse"'));
});
