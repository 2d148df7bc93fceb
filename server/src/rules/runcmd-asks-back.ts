import { code } from '../knowledge/words.ts';
import { addedItem, type EditInScope, replacedIn, safeFix } from './frame/fix.ts';
import { scriptOf } from './frame/value.ts';
import { valueRule } from './rule.ts';
import {
  type Command,
  findingAtWords,
  findingsIn,
  itemPatterns,
  placeOf,
} from './shell/item-commands.ts';
import type { Word } from './shell/program.ts';

/** What a package manager asks about, and what keeps it from asking. */
interface Manager {
  readonly asking: RegExp;
  readonly quiet: RegExp;
  readonly option: string;
}

const apt: Manager = {
  asking:
    /^(?:install|reinstall|upgrade|dist-upgrade|full-upgrade|remove|purge|autoremove|autopurge|build-dep)$/,
  quiet:
    /^-[a-zA-Z]*(?:y|qq|s|d)|^--(?:yes|assume-yes|assume-no|simulate|dry-run|just-print|download-only|print-uris|help)|assume-yes/i,
  option: '-y',
};
const dnf: Manager = {
  asking:
    /^(?:install|localinstall|groupinstall|reinstall|update|upgrade|distro-sync|remove|erase|autoremove|swap)$/,
  quiet: /^-[a-z]*y|^--(?:assumeyes|assumeno|downloadonly|help)/,
  option: '-y',
};
const zypper: Manager = {
  asking: /^(?:install|in|update|up|dist-upgrade|dup|patch|remove|rm|install-new-recommends|inr)$/,
  quiet: /^-[a-z]*[ny]|^--(?:non-interactive|no-confirm|dry-run|help)/,
  option: '-y',
};
const pacman: Manager = {
  asking: /^-[SRU]/,
  quiet: /^--noconfirm|^-S[a-z]*[sigl]/,
  option: '--noconfirm',
};
const managers: ReadonlyMap<string, Manager> = new Map([
  ['apt', apt],
  ['apt-get', apt],
  ['aptitude', apt],
  ['dnf', dnf],
  ['dnf5', dnf],
  ['yum', dnf],
  ['zypper', zypper],
  ['pacman', pacman],
]);

/** Something answers by way of its input. */
const answers = /(?:\byes\b|\becho\b|\bprintf\b)[^\n]*\|/;

const withOption = (command: Command, verb: Word, option: string): EditInScope | undefined =>
  command.item.node.kind === 'list'
    ? addedItem(command.item, option)
    : replacedIn(
        placeOf(command, verb),
        { start: verb.piece.end, end: verb.piece.end },
        ` ${option}`,
      );

const told = (command: Command): ReturnType<typeof findingAtWords> => {
  const { name, program: words } = command;
  const manager = managers.get(name);
  const verb = manager && words.find(({ text }) => manager.asking.test(text));
  if (manager === undefined || verb === undefined) return undefined;
  if (words.some(({ text }) => manager.quiet.test(text))) return undefined;
  if (answers.test(scriptOf(command.item) ?? '')) return undefined;
  return findingAtWords(
    command,
    words.slice(0, words.indexOf(verb) + 1),
    `Nobody can answer when ${code(name)} asks whether to go on, so it gives up. Add ${code(manager.option)}.`,
    safeFix(`Add ${manager.option}`, withOption(command, verb, manager.option)),
  );
};

export const runcmdAsksBack = valueRule({
  code: 'runcmd-asks-back',
  severity: 'warning',
  title: 'A package manager will ask a question that nobody answers',
  explanation: `
Commands run at boot, without a keyboard. \`apt-get install\`, \`dnf install\` and their like ask
whether to go on as soon as more than the named packages is to be changed; without an answer they
give up, or wait, and nothing is installed.

Mostly \`packages\` is the better way: it asks nothing and works on every distribution. Where it must
be a command, say yes beforehand:

\`\`\`yaml
packages: [nginx]
runcmd:
  - apt-get install -y nginx-extras
\`\`\`
`,
  at: itemPatterns,
  check: (item) => findingsIn(item, told),
});
