import { code } from '../knowledge/words.ts';
import { asItems } from './frame/as-items.ts';
import { finding } from './frame/finding.ts';
import { fix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { itemsOf, sourceOf, textOf } from './frame/value.ts';
import { valueRule } from './rule.ts';

/** A version has a digit in it; a snap may have the name of a channel instead. */
const isVersion = (text: string): boolean =>
  /\d|^-|^$|^(?:(?:[\w.-]+\/)?(?:stable|candidate|beta|edge)|latest)$/.test(text);

export const packagesVersionNotAVersion = valueRule({
  code: 'packages-version-not-a-version',
  severity: 'warning',
  title: 'Two packages that are taken for a package and its version',
  explanation: `
A list inside of \`packages\` is one package: its name, then its version. \`[nginx, curl]\` asks for
\`nginx\` in the version \`curl\`, which nobody has.

\`\`\`yaml
packages:
  - nginx
  - curl
  - [git, 1:2.39.5-0+deb12u2]
\`\`\`
`,
  at: [at('packages', '*'), at('packages', '*', 'apt', '*')],
  check: (pair) => {
    const [name, version, third] = itemsOf(pair);
    const text = textOf(version);
    if (name === undefined || version === undefined || text === undefined || third)
      return undefined;
    if (isVersion(text)) return undefined;
    return finding(
      version,
      `${code(text)} is taken for the version of ${code(textOf(name) ?? 'the package')}. Make an item of each package.`,
      fix('Make an item of each package', asItems(pair, [name, version].map(sourceOf))),
    );
  },
});
