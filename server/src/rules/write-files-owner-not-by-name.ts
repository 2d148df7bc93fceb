import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { fix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { rewritten } from './frame/rewritten.ts';
import { plainTextOf } from './readers/plain-text.ts';
import { isOwnerOfChown } from './readers/users-made-by-cloud-init.ts';
import { valueRule } from './rule.ts';

const byName = (owner: string): string | undefined => {
  if (/^0?(?::0?)?$/.test(owner)) return owner.includes(':') ? 'root:root' : 'root';
  return owner.includes('.') ? owner.replace('.', ':') : undefined;
};

export const writeFilesOwnerNotByName = valueRule({
  code: 'write-files-owner-not-by-name',
  severity: 'error',
  title: 'The owner of a file is a number, or has a dot',
  explanation: `
cloud-init looks up user and group by their names, with a colon between them: \`www-data:www-data\`.
Numbers, and the dot that \`chown\` once took, are looked up as names too, and not found. cloud-init
then stops: the file stays with root, and no file further down is written.

\`\`\`yaml
write_files:
  - path: /srv/a
    owner: www-data:www-data
\`\`\`
`,
  at: [at('write_files', '*', 'owner')],
  check: (owner) => {
    const text = plainTextOf(owner)?.trim();
    if (text === undefined || text === '' || text === ':' || !isOwnerOfChown(text))
      return undefined;
    const better = byName(text);
    return finding(
      owner,
      `cloud-init looks up names alone, does not find ${code(text)}, and stops: no file from here on is written. Write the names, as in ${code(better ?? 'root:root')}.`,
      better === undefined ? [] : fix(`Write ${better}`, rewritten(owner, better)),
    );
  },
});
