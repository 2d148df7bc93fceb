import { code } from '../knowledge/words.ts';
import { asItems } from './frame/as-items.ts';
import { finding } from './frame/finding.ts';
import { safeFix } from './frame/fix.ts';
import { rewritten } from './frame/rewritten.ts';
import { textsOf, type Value } from './frame/value.ts';
import { ofUsers } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

const namesIn = (text: string): readonly string[] => text.split(/[\s,]+/).filter(Boolean);

const better = (value: Value, text: string, isItem: boolean): ReturnType<typeof safeFix> => {
  const names = namesIn(text);
  const edits = isItem ? asItems(value, names) : rewritten(value, names.join(', '));
  return safeFix(`Write ${names.join(', ')}`, edits);
};

export const usersGroupsWithBlanks = valueRule({
  code: 'users-groups-with-blanks',
  severity: 'error',
  title: 'Groups of a user with blanks between them',
  explanation: `
Groups in one string are parted by commas. \`groups: sudo docker\` is one group named \`sudo docker\`,
which cannot exist: \`useradd\` refuses it, and cloud-init stops there. Neither this user nor the ones
below are made.

\`\`\`yaml
users:
  - name: ada
    groups: [sudo, docker]
\`\`\`
`,
  at: ofUsers('groups'),
  check: (groups) =>
    textsOf(groups)
      .filter(([text]) => text.split(',').some((name) => /\S\s+\S/.test(name.trim())))
      .map(([text, value]) => {
        const [first = ''] = text.split(',').filter((name) => /\S\s+\S/.test(name.trim()));
        return finding(
          value,
          `${code(first.trim())} is no name of a group, so useradd fails, and the users below are not made either. Put commas between the names.`,
          better(value, text, value !== groups),
        );
      }),
});
