import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { get, textOf } from './frame/value.ts';
import { plainTextOf } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

/** What their mkfs takes, in bytes. */
const most: Readonly<Record<string, number>> = {
  ext2: 16,
  ext3: 16,
  ext4: 16,
  xfs: 12,
  vfat: 11,
  swap: 16,
};

export const fsSetupLabelTooLong = valueRule({
  code: 'fs-setup-label-too-long',
  severity: 'warning',
  title: 'A label too long for its file system',
  explanation: `
The label of ext4 has at most 16 characters, that of xfs 12, and that of vfat 11. A longer one is cut off,
so that \`LABEL=\` in \`mounts\` finds nothing, or no file system is made at all.

\`\`\`yaml
fs_setup:
  - label: data
    filesystem: xfs
    device: /dev/vdb
\`\`\`
`,
  at: [at('fs_setup', '*')],
  check: (fileSystem) => {
    const label = get(fileSystem, 'label');
    const text = plainTextOf(label);
    const type = textOf(get(fileSystem, 'filesystem')) ?? '';
    const limit = Object.hasOwn(most, type) ? most[type] : undefined;
    if (label === undefined || text === undefined || limit === undefined) return undefined;
    return new TextEncoder().encode(text).length > limit
      ? finding(label, `A label of ${code(type)} has at most ${limit} characters.`)
      : undefined;
  },
});
