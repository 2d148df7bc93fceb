import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { get, itemsOf } from './frame/value.ts';
import { plainTextOf } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

export const mountsPointTwice = valueRule({
  code: 'mounts-point-twice',
  severity: 'hint',
  title: 'Two file systems under one folder',
  explanation: `
Both lines go into \`/etc/fstab\`, and both are mounted, one over the other: what the first one holds
cannot be seen. Give each a folder of its own.

\`\`\`yaml
mounts:
  - [/dev/vdb, /data]
  - [/dev/vdc, /backup]
\`\`\`
`,
  skipsStatements: true,
  at: [at('mounts')],
  check: (mounts) => {
    const seen = new Set<string>();
    return itemsOf(mounts).flatMap((mount) => {
      const point = get(mount, 1);
      const text = plainTextOf(point);
      if (point === undefined || text === undefined || !text.startsWith('/')) return [];
      const folder = text.replace(/(?<=.)\/$/, '');
      const isTwin = seen.has(folder);
      seen.add(folder);
      return isTwin
        ? [finding(point, `Something is mounted at ${code(folder)} already, and would be hidden.`)]
        : [];
    });
  },
});
