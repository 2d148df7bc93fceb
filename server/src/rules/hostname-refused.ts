import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { fix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { rewritten } from './frame/rewritten.ts';
import { isFilledIn, plainTextOf } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

/** Linux keeps no longer one. */
const mostCharacters = 64;
const mostOfLabel = 63;
/** DNS has no longer one; such a one is no slip of the pen. */
const mostToMend = 253;

const troubleOf = (name: string): string | undefined => {
  const wrong = /[^A-Za-z0-9.-]/.exec(name)?.[0];
  if (wrong === '_') return 'an underscore';
  if (wrong !== undefined) return /\s/.test(wrong) ? 'a blank' : code(wrong);
  const labels = name.replace(/\.$/, '').split('.');
  if (labels.some((one) => one.startsWith('-') || one.endsWith('-')))
    return 'a hyphen at the edge of a part';
  if (labels.includes('')) return 'an empty part';
  if (labels.some((one) => one.length > mostOfLabel)) return `more than ${mostOfLabel} characters`;
  return labels[0] !== undefined && labels[0].length > mostCharacters
    ? `more than ${mostCharacters} characters`
    : undefined;
};

const mended = (name: string): string =>
  name
    .trim()
    .replaceAll(/[^A-Za-z0-9.-]+/g, '-')
    .replaceAll(/-*\.[-.]*/g, '.')
    .replaceAll(/^[-.]+|[-.]+$/g, '');

export const hostnameRefused = valueRule({
  code: 'hostname-refused',
  severity: 'error',
  title: 'A host name that the system refuses',
  explanation: `
A host name has letters, digits and hyphens, in parts of at most 63 characters with a dot between
them. With an underscore, a blank or the like the system refuses it: the name is not set, and there is
only a warning in the log.

\`\`\`yaml
hostname: web-1
fqdn: web-1.example.com
\`\`\`
`,
  at: [at('hostname'), at('fqdn')],
  check: (hostname) => {
    const name = plainTextOf(hostname);
    const trouble =
      name === undefined || name === '' || isFilledIn(name) ? undefined : troubleOf(name);
    if (name === undefined || trouble === undefined) return undefined;
    const better = name.length <= mostToMend ? mended(name) : '';
    return finding(
      hostname,
      `The system refuses a host name with ${trouble}, and keeps the old one. Use letters, digits and hyphens.`,
      better === '' || troubleOf(better) !== undefined
        ? []
        : fix(`Write ${better}`, rewritten(hostname, better)),
    );
  },
});
