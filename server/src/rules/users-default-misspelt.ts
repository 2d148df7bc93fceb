import { distanceOf } from '../knowledge/did-you-mean.ts';
import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { fix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { rewritten } from './frame/rewritten.ts';
import { entriesOf, textOf } from './frame/value.ts';
import { valueRule } from './rule.ts';

const isNearlyDefault = (name: string): boolean =>
  Math.abs(name.length - 'default'.length) <= 1 && distanceOf(name, 'default') <= 1;

export const usersDefaultMisspelt = valueRule({
  code: 'users-default-misspelt',
  severity: 'warning',
  title: 'A user whose name is nearly default',
  explanation: `
The item \`default\` stands for the user that the image is known by (\`debian\`, \`ubuntu\` …). Any other
word, \`Default\` too, is the name of a user to make.

\`\`\`yaml
users:
  - default
  - name: ada
\`\`\`
`,
  at: [at('users', '*'), at('users', '*', 'name')],
  check: (name) => {
    const text = textOf(name);
    const isItem = name.part === 'name' || !entriesOf(name.parent).includes(name);
    if (text === undefined || text === 'default' || !isItem) return undefined;
    if (!isNearlyDefault(text.trim().toLowerCase())) return undefined;
    return finding(
      name,
      `This makes a user named ${code(text)}. For the image's own user write ${code('default')}.`,
      fix('Write default', rewritten(name, 'default')),
    );
  },
});
