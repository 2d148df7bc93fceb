import { code } from '../knowledge/words.ts';
import { asItems } from './frame/as-items.ts';
import { type Finding, finding } from './frame/finding.ts';
import { type FixInScope, fix, removed } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { textOf, type Value } from './frame/value.ts';
import { valueRule } from './rule.ts';

const ofOption = (item: Value, text: string): Finding =>
  finding(
    item,
    `${code(text)} is an option, and no package has that name. cloud-init needs none: it says yes by itself.`,
    fix('Remove the option', removed(item)),
  );

const isPlainName = (name: string): boolean => /^[a-zA-Z0-9][\w.+:=~-]*$/.test(name);

const split = (item: Value, names: readonly string[]): readonly FixInScope[] =>
  names.every(isPlainName) ? fix('Make an item of each package', asItems(item, names)) : [];

export const packagesItemNotAName = valueRule({
  code: 'packages-item-not-a-name',
  severity: 'error',
  title: 'An item of packages that is no name of a package',
  explanation: `
Each item of \`packages\` is the name of one package; it is looked for as it stands. Two names in one
item, or an option such as \`-y\`, are no package: that item is not installed, and the module fails.

A version goes into a list with the name:

\`\`\`yaml
packages:
  - nginx
  - curl
  - [git, 1:2.39.5-0+deb12u2]
\`\`\`
`,
  at: [at('packages', '*'), at('packages', '*', 'apt', '*'), at('packages', '*', 'snap', '*')],
  check: (item) => {
    const text = textOf(item)?.trim();
    if (text === undefined || text === '') return undefined;
    const names = text.split(/[\s,]+/).filter((name) => name !== '');
    if (names.every((name) => name.startsWith('-'))) return ofOption(item, text);
    // dnf takes groups with blanks, and conditions.
    if (names.length < 2 || /^@|[<>=(]\s|\s[<>=(]/.test(text)) return undefined;
    return finding(
      item,
      `${code(text)} is looked for as one package. Make an item of each name.`,
      split(
        item,
        names.filter((name) => !name.startsWith('-')),
      ),
    );
  },
});
