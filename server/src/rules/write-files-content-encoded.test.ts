import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { writeFilesContentEncoded as rule } from './write-files-content-encoded.ts';

const encoded = 'V2VsY29tZSB0byB0aGlzIG1hY2hpbmUuIEJlIG5pY2Uu';
const file = (content: string, more = ''): string =>
  `write_files:\n  - path: /a\n    content: ${content}\n${more}`;

test('base64 of a text stays base64 unless encoding says what it is', () => {
  checkRule(rule, file(`«${encoded}»`), {
    says: /b64/,
    fixed: file(encoded, '    encoding: b64\n'),
    isSafe: false,
  });
  checkRule(rule, file('«H4sIAAAAAAAAA0vOzy0oSi0uTk0BAAgAEAAAAAAAAAAA»'), { says: /gz\+b64/ });
});

test('with encoding it is right, and words, secrets and sums are no base64 of a text', () => {
  checkRule(rule, file(encoded, '    encoding: b64\n'));
  checkRule(rule, file('da39a3ee5e6b4b0d3255bfef95601890afd80709'));
  checkRule(rule, file('yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk='));
  checkRule(rule, file('deployment/production/current'));
  checkRule(rule, file('Pneumonoultramicroscopicsilicovolcanoconiosis'));
});
