import { code } from '../knowledge/words.ts';
import { type Finding, finding } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import type { Value } from './frame/value.ts';
import { plainTextOf } from './readers/plain-text.ts';
import { crossRule } from './rule.ts';

const withoutDomain = (fqdn: Value, name: string): Finding =>
  finding(
    fqdn,
    `${code('fqdn')} is the name with its domain, such as ${code(`${name}.example.com`)}. Without a domain ${code('hostname')} is enough.`,
  );

export const fqdnNotOfHostname = crossRule({
  code: 'fqdn-not-of-hostname',
  severity: 'hint',
  title: 'The full name and the host name do not go together',
  explanation: `
\`fqdn\` is the host name with its domain. cloud-init writes both into \`/etc/hosts\`, and which of them
becomes the host name is up to the distribution (\`prefer_fqdn_over_hostname\`). If the first part of
\`fqdn\` is not \`hostname\`, or \`fqdn\` has no domain, programs see different names.

\`\`\`yaml
hostname: web-1
fqdn: web-1.example.com
\`\`\`
`,
  skipsStatements: true,
  gathers: { hostnames: [at('hostname')], fqdns: [at('fqdn')] },
  check: ({ hostnames, fqdns }) => {
    const fqdn = fqdns.at(-1);
    const full = plainTextOf(fqdn);
    if (fqdn === undefined || full === undefined || full === '') return undefined;
    // What the system refuses has a rule of its own.
    if (/[^A-Za-z0-9.-]|(?:^|\.)-|-(?:\.|$)|\.\./.test(full)) return undefined;
    if (!full.includes('.')) return withoutDomain(fqdn, full);
    const host = plainTextOf(hostnames.at(-1));
    const first = full.split('.', 1)[0] ?? '';
    if (host === undefined || host === '' || [first, full].includes(host)) return undefined;
    return finding(
      fqdn,
      `This begins with ${code(first)}, but ${code('hostname')} is ${code(host)}: programs will see both names. Make them the same.`,
    );
  },
});
