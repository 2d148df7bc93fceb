import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { addedAfter, fix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { entriesOf, get } from './frame/value.ts';
import { valueRule } from './rule.ts';

export const swapWithoutSize = valueRule({
  code: 'swap-without-size',
  severity: 'warning',
  title: 'A swap file without a size is not made',
  explanation: `
Without \`size\` cloud-init makes no swap file, and says so only in the debug log. \`auto\` takes what
suits the memory, at most \`maxsize\`. Who wants none writes \`size: 0\`.

\`\`\`yaml
swap:
  filename: /swap.img
  size: 2G
\`\`\`
`,
  at: [at('swap')],
  check: (swap) => {
    const [first] = entriesOf(swap);
    if (first === undefined || get(swap, 'size') !== undefined) return undefined;
    return findingAtKey(
      swap,
      `Without ${code('size')} no swap file is made. Write one, such as ${code('2G')} or ${code('auto')}.`,
      fix('Add size: auto', addedAfter(first, 'size: auto')),
    );
  },
});
