import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { writeFilesContentNotEncoded as rule } from './write-files-content-not-encoded.ts';

const file = (content: string, encoding = 'b64'): string =>
  `write_files:\n  - path: /a\n    encoding: ${encoding}\n    content: ${content}\n`;
const plain = (content: string): string => `write_files:\n  - path: /a\n    content: ${content}\n`;

test('plain text needs no encoding', () => {
  checkRule(rule, file('«"Hello, world!"»'), {
    says: /not base64/,
    fixed: plain('"Hello, world!"'),
    isSafe: false,
  });
  checkRule(rule, file('«Hello, world!»', 'gzip'), { says: /not gzip/ });
  checkRule(rule, file('«hello»', 'gzip'), { says: /not gzip/, fixed: plain('hello') });
  checkRule(rule, file('«hello world»'), { says: /not whole/, fixed: plain('hello world') });
});

test('base64 that is cut short stops cloud-init', () => {
  checkRule(rule, file('«V2VsY29tZQ»'), { says: /not whole/, fixed: file('V2VsY29tZQ==') });
  checkRule(rule, file('«V2VsY»'), { says: /not whole/ });
});

test('base64 without gzip in it is not gz+b64', () => {
  checkRule(rule, file('«V2VsY29tZQ==»', 'gz+b64'), {
    says: /not gzip/,
    fixed: file('V2VsY29tZQ==', 'b64'),
  });
});

test('what is encoded as it says is right', () => {
  checkRule(rule, file('V2VsY29tZQ=='));
  checkRule(rule, file('|\n      V2Vs\n      Y29tZQ==\n'));
  checkRule(rule, file('H4sIAAAAAAAAA0vOzy0oSi0uTk0BAA==', 'gz+b64'));
  checkRule(rule, file('!!binary V2VsY29tZQ==', 'gzip'));
  checkRule(rule, file('anything at all', 'text/plain'));
  checkRule(rule, `## template: jinja\n#cloud-config\n${file('"{{ secret | b64encode }}"')}`);
});
