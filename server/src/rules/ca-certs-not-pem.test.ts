import { test } from 'vitest';
import { caCertsNotPem as rule } from './ca-certs-not-pem.ts';
import { checkRule } from './testing/check-rule.ts';

const begin = '-----BEGIN CERTIFICATE-----';
const end = '-----END CERTIFICATE-----';
const flow = (text: string): string => `ca_certs:\n  trusted: [${text}]\n`;

test('a certificate is PEM, line by line', () => {
  checkRule(rule, flow('«/etc/ssl/my.pem»'), { says: /whole text/ });
  checkRule(rule, flow('«"-----BEGIN RSA PRIVATE KEY-----\\nMII\\n"»'), { says: /private key/ });
  checkRule(rule, flow(`«"${begin}\\nMII\\n"»`), { says: /end/ });
  checkRule(rule, flow(`«"${begin} MII ${end}"»`), { says: /joined/ });
  checkRule(rule, flow(`«MII${'A'.repeat(80)}»`), { says: /BEGIN/ });
});

test('such a one is right', () => {
  checkRule(rule, `ca_certs:\n  trusted:\n    - |\n      ${begin}\n      MII\n      ${end}\n`);
});
