import { finding } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { plainTextOf } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

const begin = '-----BEGIN CERTIFICATE-----';
const ofOpenssl = '-----BEGIN TRUSTED CERTIFICATE-----';

/** A path, a URL or the name of a file. */
const named = /^(?:\/|\.{1,2}\/|~|[a-z]+:\/\/)|\.(?:pem|crt|cer|der)$/;
/** The middle of a certificate, without its first and last line. */
const bare = /^\s*MII[A-Za-z0-9+/=\s]{60,}$/;

/** What is wrong with a certificate; undefined if nothing surely is. */
const troubleOf = (text: string): string | undefined => {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    return 'This is a private key, and everyone on the machine could read it here.';
  if (text.includes(ofOpenssl)) return undefined;
  if (!text.includes(begin))
    return (!/\s/.test(text.trim()) && named.test(text.trim())) || bare.test(text)
      ? `A certificate in PEM begins with \`${begin}\`: put the whole text of the file here.`
      : undefined;
  if (/-----BEGIN CERTIFICATE-----[^\r\n]/.test(text))
    return 'The lines of this certificate are joined to one. Write it as a block with `|`.';
  return text.includes('-----END CERTIFICATE-----')
    ? undefined
    : 'The end of this certificate is missing: `-----END CERTIFICATE-----`.';
};

export const caCertsNotPem = valueRule({
  code: 'ca-certs-not-pem',
  severity: 'warning',
  title: 'Something that is no certificate in PEM',
  explanation: `
cloud-init writes each text under \`trusted\` into a file and has the system read it. Anything but a
certificate in PEM, line by line, is passed over, and the authority is not trusted.

\`\`\`yaml
ca_certs:
  trusted:
    - |
      -----BEGIN CERTIFICATE-----
      MIIB…
      -----END CERTIFICATE-----
\`\`\`
`,
  at: [at('ca_certs', 'trusted', '*'), at('ca-certs', 'trusted', '*')],
  check: (certificate) => {
    const text = plainTextOf(certificate);
    const trouble = text === undefined ? undefined : troubleOf(text);
    return trouble === undefined ? undefined : finding(certificate, trouble);
  },
});
