import { finding } from './frame/finding.ts';
import { fix, replacedIn } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { plainTextOf, shown } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

const homeOf = (name: string): string =>
  name === '' || name === 'root' ? '/root' : `/home/${name}`;

export const writeFilesPathRelative = valueRule({
  code: 'write-files-path-relative',
  severity: 'warning',
  title: 'A path that does not begin with a slash',
  explanation: `
cloud-init runs in the root folder and knows nothing of \`~\`: the path \`motd\` becomes \`/motd\`, and
\`~/.profile\` becomes the file \`.profile\` in a folder that is really called \`~\`, right under \`/\`.
Write the whole path.

\`\`\`yaml
write_files:
  - path: /home/ada/.profile
\`\`\`
`,
  at: [at('write_files', '*', 'path')],
  check: (path) => {
    const text = plainTextOf(path);
    if (text === undefined || text === '' || text.startsWith('/')) return undefined;
    const home = /^~([\w-]*)(?=\/|$)/.exec(text);
    const begin = home?.[0] ?? /^(?:\.\/)*/.exec(text)?.[0] ?? '';
    const meant = home ? homeOf(home[1] ?? '') : '/';
    const where = home ? `/${text}` : `/${text.slice(begin.length)}`;
    return finding(
      path,
      `cloud-init writes this to ${shown(where)}. Write the whole path.`,
      fix(
        `Write ${meant}${text.slice(begin.length)}`,
        replacedIn(path, { start: 0, end: begin.length }, meant),
      ),
    );
  },
});
