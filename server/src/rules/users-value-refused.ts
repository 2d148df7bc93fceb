import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { fix } from './frame/fix.ts';
import { rewritten } from './frame/rewritten.ts';
import { textOf } from './frame/value.ts';
import { ofUsers } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

interface Demand {
  readonly allows: RegExp;
  readonly says: string;
  readonly better?: (text: string) => string | undefined;
}

const withoutColons: Demand = { allows: /^[^:\n]*$/, says: 'must have no colon in it' };

/** What useradd asks of its options, found by running it. */
const demands: Readonly<Record<string, Demand>> = {
  homedir: {
    allows: /^(?:\/[^:\n]*|)$/,
    says: 'must begin with a slash',
    better: (text) => (/^[\w.-]+(?:\/|$)/.test(text) ? `/${text}` : undefined),
  },
  gecos: {
    ...withoutColons,
    better: (text) => text.replaceAll(/:\s*/g, ' '),
  },
  passwd: withoutColons,
  inactive: { allows: /^(?:-1|\d+|)$/, says: 'must be a number of days' },
  primary_group: { allows: /^[^\s:,]*$/, says: 'must be the name of one group' },
};

export const usersValueRefused = valueRule({
  code: 'users-value-refused',
  severity: 'error',
  title: 'A setting of a user that useradd refuses',
  explanation: `
\`useradd\` refuses a home folder that does not begin with \`/\`, a \`gecos\` or \`passwd\` with a colon in
it (the fields of \`/etc/passwd\` end at colons), an \`inactive\` that is no number, and a group name
with blanks. cloud-init stops there: neither this user nor the ones below are made.

\`\`\`yaml
users:
  - name: ada
    gecos: Ada, phone 42
    homedir: /srv/ada
\`\`\`
`,
  at: ofUsers(...Object.keys(demands), 'primary-group'),
  check: (value) => {
    const key = String(value.part).replaceAll('-', '_');
    const demand = Object.hasOwn(demands, key) ? demands[key] : undefined;
    const text = textOf(value);
    if (text === undefined || demand === undefined || demand.allows.test(text)) return undefined;
    const better = demand.better?.(text);
    return finding(
      value,
      `${code(String(value.part))} ${demand.says}: useradd refuses it, and the users below are not made either.`,
      better === undefined ? [] : fix(`Write ${better}`, rewritten(value, better)),
    );
  },
});
