import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { safeFix } from './frame/fix.ts';
import { rewritten } from './frame/rewritten.ts';
import { textOf } from './frame/value.ts';
import { ofUsers } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

/** Where the usual shells are in the images of all distributions. */
const paths: Readonly<Record<string, string>> = {
  sh: '/bin/sh',
  bash: '/bin/bash',
  dash: '/bin/dash',
  ash: '/bin/ash',
  zsh: '/bin/zsh',
  ksh: '/bin/ksh',
  tcsh: '/bin/tcsh',
  csh: '/bin/csh',
  fish: '/usr/bin/fish',
  nologin: '/usr/sbin/nologin',
  false: '/bin/false',
  rbash: '/bin/rbash',
};

export const usersShellWithoutPath = valueRule({
  code: 'users-shell-without-path',
  severity: 'error',
  title: 'A login shell without its path',
  explanation: `
\`useradd\` refuses a shell that does not begin with \`/\`. cloud-init stops there: neither this user
nor the ones below are made.

\`\`\`yaml
users:
  - name: ada
    shell: /bin/bash
\`\`\`
`,
  at: ofUsers('shell'),
  check: (shell) => {
    const text = textOf(shell);
    if (text === undefined || text === '' || text.startsWith('/')) return undefined;
    const name = text.replace(/^.*\//, '').trim();
    const path = Object.hasOwn(paths, name) ? paths[name] : undefined;
    return finding(
      shell,
      `useradd refuses a shell without its path, and the users below are not made either. Write ${code(path ?? `/usr/bin/${name}`)}.`,
      path === undefined ? [] : safeFix(`Write ${path}`, rewritten(shell, path)),
    );
  },
});
