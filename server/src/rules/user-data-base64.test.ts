import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { userDataBase64 as rule } from './user-data-base64.ts';

const encoded = (text: string): string => btoa(text);
const plain = '#cloud-config\nhostname: web\n';

test('user-data is kept as text', () => {
  checkBase64(encoded(plain), plain);
  checkBase64(encoded(encoded(plain)), plain);
  checkBase64(encoded('#!/bin/sh\necho hello\n'), '#!/bin/sh\necho hello\n');
});

const checkBase64 = (text: string, decoded: string): void => {
  // A comment in front would be a header.
  checkRule(rule, `\u00ab${text}\u00bb`, { name: 'user-data.b64', fixed: decoded });
};

test('other words are no base64 of user-data', () => {
  checkRule(rule, 'hostnamehostnamehostnamehostname\n', { name: 'user-data.b64' });
});
