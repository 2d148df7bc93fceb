import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { addedAfter, fix, replaced } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { flagOf, textOf, type Value } from './frame/value.ts';
import { crossRule } from './rule.ts';

/** What Python's cloud-init takes for yes: a flag, or a word in quotes. */
const mayBeYes = (value: Value): boolean => {
  const flag = flagOf(value);
  if (flag !== undefined) return flag;
  const text = textOf(value)?.trim().toLowerCase();
  return text === undefined || ['true', '1', 'on', 'yes'].includes(text);
};

export const resolvConfNotManaged = crossRule({
  code: 'resolv-conf-not-managed',
  severity: 'warning',
  title: 'Name servers that nobody writes down',
  explanation: `
\`resolv_conf\` says what to write into \`/etc/resolv.conf\`, but only \`manage_resolv_conf: true\` has it
written. Without that the whole block is passed over.

\`\`\`yaml
manage_resolv_conf: true
resolv_conf:
  nameservers: [192.0.2.53]
\`\`\`

Debian and Ubuntu do not run this module by default: there name servers belong into the network
configuration.
`,
  gathers: { settings: [at('resolv_conf')], manage: [at('manage_resolv_conf')] },
  regions: ['cloud-config'],
  check: ({ settings, manage }) => {
    const [setting] = settings;
    const managing = manage.at(-1);
    if (setting === undefined || (managing && mayBeYes(managing))) return undefined;
    return findingAtKey(
      setting,
      `Without ${code('manage_resolv_conf: true')} cloud-init passes over this.`,
      fix(
        'Add manage_resolv_conf: true',
        managing ? replaced(managing, 'true') : addedAfter(setting, 'manage_resolv_conf: true'),
      ),
    );
  },
});
