import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { fix, replacedIn } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { get, textOf } from './frame/value.ts';
import { plainTextOf } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

/** What stands in place of a folder for what has none. */
const none: ReadonlySet<string> = new Set(['none', 'swap', '-', '']);

export const mountsPointRelative = valueRule({
  code: 'mounts-point-relative',
  severity: 'warning',
  title: 'A mount point that does not begin with a slash',
  explanation: `
The second field of a mount is the folder it appears under, and it begins with a slash. Another text
goes into \`/etc/fstab\` as it is, the folder is not made, and the mount fails. Only swap has \`none\`.

\`\`\`yaml
mounts:
  - [/dev/vdb, /data]
\`\`\`
`,
  at: [at('mounts', '*')],
  check: (mount) => {
    const point = get(mount, 1);
    const text = plainTextOf(point);
    if (point === undefined || text === undefined || text.startsWith('/') || none.has(text))
      return undefined;
    if (textOf(get(mount, 2)) === 'swap') return undefined;
    return finding(
      point,
      `A mount point begins with a slash: ${code(`/${text}`)}. This one is not made, and the mount fails.`,
      fix(`Write /${text}`, replacedIn(point, { start: 0, end: 0 }, '/')),
    );
  },
});
