import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { fix, replaced } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { flagOf } from './frame/value.ts';
import { crossRule } from './rule.ts';

export const hostnamePreserved = crossRule({
  code: 'hostname-preserved',
  severity: 'warning',
  title: 'A host name that is not set, as the old one is to be kept',
  explanation: `
With \`preserve_hostname: true\` cloud-init leaves the host name alone, so that \`hostname\` and \`fqdn\`
of the same document are not set. With \`manage_etc_hosts\` they go into \`/etc/hosts\` all the same.

\`\`\`yaml
preserve_hostname: false
hostname: web-1
\`\`\`
`,
  skipsStatements: true,
  gathers: {
    names: [at('hostname'), at('fqdn')],
    preserve: [at('preserve_hostname')],
    hosts: [at('manage_etc_hosts')],
  },
  check: ({ names, preserve, hosts }) => {
    const keeping = preserve.at(-1);
    if (keeping === undefined || flagOf(keeping) !== true) return undefined;
    // They go into /etc/hosts all the same.
    if (hosts.some((one) => flagOf(one) !== false)) return undefined;
    return names.map((name) =>
      findingAtKey(
        name,
        `With ${code('preserve_hostname: true')} this name is not set. Remove one of the two.`,
        fix('Set the name: preserve_hostname: false', replaced(keeping, 'false')),
      ),
    );
  },
});
