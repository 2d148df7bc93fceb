import { code } from '../knowledge/words.ts';
import { fix, removed } from './frame/fix.ts';
import { valueRule } from './rule.ts';
import { type Command, findingAtWords, findingsIn, itemPatterns } from './shell/item-commands.ts';

const waits = ({ name, program }: Command): boolean => {
  if (name !== 'cloud-init' && name !== 'systemctl') return false;
  const has = (...asked: readonly string[]): boolean =>
    program.some(({ text }) => asked.includes(text));
  return name === 'cloud-init'
    ? has('status') && has('--wait', '-w')
    : has('is-system-running') && has('--wait');
};

const told = (command: Command): ReturnType<typeof findingAtWords> => {
  const { name, program, item, isAlone } = command;
  if (!waits(command)) return undefined;
  return findingAtWords(
    command,
    program,
    `${code(name)} waits for cloud-init to finish, and cloud-init waits for this command: neither ever does. Remove it.`,
    isAlone ? fix('Remove this command', removed(item)) : [],
  );
};

export const runcmdWaitsForCloudInit = valueRule({
  code: 'runcmd-waits-for-cloud-init',
  severity: 'error',
  title: 'A command waits for cloud-init, which waits for the command',
  explanation: `
\`cloud-init status --wait\` returns when cloud-init is done, and cloud-init is done when all commands
have returned. Run by cloud-init itself, it waits for ever; \`systemctl is-system-running --wait\` does
the same, since the start of the system includes cloud-init.

Wait from outside instead, such as in the script that logs in after the boot:

\`\`\`sh
ssh debian@192.0.2.10 cloud-init status --wait
\`\`\`
`,
  at: itemPatterns,
  check: (item) => findingsIn(item, told),
});
