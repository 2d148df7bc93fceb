import { finding } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { get, itemsOf, numberOf } from './frame/value.ts';
import { valueRule } from './rule.ts';

export const diskSetupOver100Percent = valueRule({
  code: 'disk-setup-over-100-percent',
  severity: 'warning',
  title: 'Partitions that are together larger than the disk',
  explanation: `
The numbers of a \`layout\` are percent of the disk. The last partition takes whatever is left; if those
before it use up the whole disk, nothing is, and partitioning fails.

\`\`\`yaml
disk_setup:
  /dev/vdb:
    table_type: gpt
    layout: [50, 50]
\`\`\`
`,
  at: [at('disk_setup', '*', 'layout')],
  check: (layout) => {
    const shares = itemsOf(layout).map((one) => numberOf(one) ?? numberOf(get(one, 0)) ?? 0);
    const sum = shares.reduce((total, one) => total + one, 0);
    if (sum <= 100) return undefined;
    const isFull = sum - (shares.at(-1) ?? 0) >= 100;
    return finding(
      layout,
      `Together these are ${sum} percent of the disk. ${isFull ? 'Nothing is left for the last partition, and partitioning fails.' : 'The last partition gets only what is left.'}`,
    );
  },
});
