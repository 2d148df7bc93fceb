import { code } from '../knowledge/words.ts';
import type { Finding } from './frame/finding.ts';
import { edit, fix, isInFlow, linesOf, removed } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { itemsOf, type Value } from './frame/value.ts';
import { crossRule } from './rule.ts';
import { type Command, findingAtWords, findingsIn } from './shell/item-commands.ts';

type Fixes = ReturnType<typeof fix>;

type Mode = 'reboot' | 'poweroff' | 'halt';

const asMode = (word: string): Mode | undefined =>
  word === 'reboot' || word === 'poweroff' || word === 'halt' ? word : undefined;

const levels: Readonly<Record<string, Mode>> = { '0': 'poweroff', '6': 'reboot' };

/** `shutdown` with a delay runs when cloud-init is through; `now` does not. */
const ofShutdown = (words: readonly string[]): Mode | undefined => {
  if (!words.some((one) => /^(?:now|\+?0)$/.test(one))) return undefined;
  return words.some((one) => /^-[a-zA-Z]*r|^--reboot/.test(one)) ? 'reboot' : 'poweroff';
};

const downers: ReadonlySet<string> = new Set([
  ...['reboot', 'poweroff', 'halt', 'shutdown', 'init', 'telinit', 'systemctl'],
]);

/** What a command does to the machine at once. */
const modeOf = ({ name, program }: Command): Mode | undefined => {
  if (!downers.has(name)) return undefined;
  const rest = program.slice(1).map(({ text }) => text);
  if (rest.some((one) => /^--(?:help|version)$|^-[a-z]*[wk]/.test(one))) return undefined;
  switch (name) {
    case 'shutdown':
      return ofShutdown(rest);
    case 'init':
    case 'telinit':
      return levels[rest[0] ?? ''];
    case 'systemctl':
      return rest.map(asMode).find((mode) => mode !== undefined);
    default:
      return asMode(name);
  }
};

/** The command goes, and `power_state` comes in front of the block. */
const instead = ({ item }: Command, mode: Mode): Fixes => {
  const start = item.parent?.key?.start;
  if (item.parent && isInFlow(item.parent)) return [];
  if (item.parent && itemsOf(item.parent).length === 1 && !item.parent.borrowed)
    return fix(
      `Let power_state ${mode} the machine in the end`,
      edit(item.scope, linesOf(item.parent), `power_state:\n  mode: ${mode}\n`),
    );
  return start === undefined
    ? []
    : fix(
        `Let power_state ${mode} the machine in the end`,
        edit(item.scope, { start, end: start }, `power_state:\n  mode: ${mode}\n`),
        removed(item),
      );
};

const fixesFor = (command: Command, mode: Mode, states: readonly Value[]): Fixes => {
  if (!command.isAlone || command.isConditional) return [];
  return states.length === 0
    ? instead(command, mode)
    : fix('Remove this command', removed(command.item));
};

const told = (command: Command, states: readonly Value[]): Finding | undefined => {
  const words = command.program;
  const mode = modeOf(command);
  if (mode === undefined || command.isApart) return undefined;
  const name = code(words.map(({ text }) => text).join(' '));
  if (command.item.parent?.part === 'bootcmd')
    return findingAtWords(
      command,
      words,
      `${name} runs at every boot, before anything else is done${command.isConditional ? '' : ', and so again and again'}. Use ${code('power_state')}.`,
    );
  return findingAtWords(
    command,
    words,
    `${name} cuts cloud-init short: what follows is not done. Use ${code('power_state')}, which waits for the end.`,
    fixesFor(command, mode, states),
  );
};

export const runcmdReboot = crossRule({
  code: 'runcmd-reboot',
  severity: 'warning',
  title: 'A command switches the machine off before cloud-init is done',
  explanation: `
\`reboot\`, \`poweroff\` and \`shutdown now\` in \`runcmd\` stop the machine while cloud-init still runs:
the commands below, other scripts and the last modules are cut short. \`bootcmd\` runs at every boot,
so a machine that reboots there never comes up.

\`power_state\` does it when all is done:

\`\`\`yaml
power_state:
  mode: reboot
  condition: test -e /var/run/reboot-required
\`\`\`
`,
  gathers: { items: [at('runcmd', '*'), at('bootcmd', '*')], states: [at('power_state')] },
  check: ({ items, states }) =>
    items.flatMap((item) => findingsIn(item, (command) => told(command, states)) ?? []),
});
