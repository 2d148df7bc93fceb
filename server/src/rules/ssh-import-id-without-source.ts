import { code } from '../knowledge/words.ts';
import { type Finding, finding } from './frame/finding.ts';
import { fix } from './frame/fix.ts';
import { at, type Pattern } from './frame/pattern.ts';
import { rewritten } from './frame/rewritten.ts';
import { textOf, type Value } from './frame/value.ts';
import { ofUsers } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

/** Full names of sources, which `ssh-import-id` does not know. */
const shortNames: Readonly<Record<string, string>> = {
  github: 'gh',
  'github.com': 'gh',
  launchpad: 'lp',
  gitlab: 'gl',
};

const misnamed = (account: Value, source: string, right: string): Finding =>
  finding(
    account,
    `${code('ssh-import-id')} knows no ${code(`${source}:`)}. Write ${code(right)}.`,
    fix(`Write ${right}`, rewritten(account, right)),
  );

export const sshImportIdWithoutSource = valueRule({
  code: 'ssh-import-id-without-source',
  severity: 'information',
  title: 'An account whose keys are to be fetched, without a word on where from',
  explanation: `
\`ssh-import-id\` fetches the public keys of an account at GitHub (\`gh:name\`) or Launchpad
(\`lp:name\`). A name alone is looked for at Launchpad, where somebody else may have it: the keys of a
stranger could then log in.

\`\`\`yaml
ssh_import_id:
  - gh:octocat
\`\`\`
`,
  at: [
    at('ssh_import_id', '*'),
    ...ofUsers('ssh_import_id', 'ssh-import-id').map((pattern): Pattern => [...pattern, '*']),
  ],
  check: (account) => {
    const name = textOf(account)?.trim();
    if (name === undefined || name === '' || /\s/.test(name)) return undefined;
    const [, source = '', rest = ''] = /^([^:]+):(.*)$/.exec(name) ?? [];
    if (Object.hasOwn(shortNames, source.toLowerCase()))
      return misnamed(account, source, `${shortNames[source.toLowerCase()] ?? ''}:${rest}`);
    if (name.includes(':')) return undefined;
    return finding(
      account,
      `${code(name)} is looked for at Launchpad. Write ${code(`gh:${name}`)} or ${code(`lp:${name}`)}.`,
      ['gh', 'lp'].flatMap((source) =>
        fix(`Write ${source}:${name}`, rewritten(account, `${source}:${name}`)),
      ),
    );
  },
});
