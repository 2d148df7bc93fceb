import { finding } from './frame/finding.ts';
import { fix } from './frame/fix.ts';
import { placesOfFormat } from './frame/places-of-format.ts';
import { rewritten } from './frame/rewritten.ts';
import { isHost } from './readers/host-and-url.ts';
import { plainTextOf, shown } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

/** The machine's own names have a rule of their own. */
const own: ReadonlySet<string> = new Set(['hostname', 'fqdn']);

const hostIn = (text: string): string | undefined => {
  const host = text
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/\s].*$/, '')
    .replace(/^([^:]+):\d+$/, '$1');
  return host !== '' && isHost(host) ? host : undefined;
};

export const hostMalformed = valueRule({
  code: 'host-malformed',
  severity: 'warning',
  title: 'Something that is neither a host name nor an address',
  explanation: `
Here stands a host by its name or address alone: no \`http://\`, no path, no options behind a blank.
cloud-init's own check does not look at it; the program that reads it does, and mostly passes over the
whole line.

\`\`\`yaml
ntp:
  servers: [ntp.example.com, 192.0.2.1]
\`\`\`
`,
  at: placesOfFormat('hostname').filter(([top]) => !own.has(top)),
  check: (host) => {
    const text = plainTextOf(host);
    if (text === undefined || text === '' || isHost(text)) return undefined;
    const meant = hostIn(text);
    return finding(
      host,
      `${shown(text)} is neither a host name nor an address. Write the host alone.`,
      meant === undefined ? [] : fix(`Write ${meant}`, rewritten(host, meant)),
    );
  },
});
