import { type EditInScope, edit, fix } from './frame/fix.ts';
import { spanOfText } from './frame/span-of-text.ts';
import { valueRule } from './rule.ts';
import {
  type Command,
  findingAtWords,
  findingsIn,
  itemPatterns,
  placeOf,
} from './shell/item-commands.ts';

/** Away with the word, up to the next one. */
const withoutSudo = (command: Command): EditInScope | undefined => {
  const [from, to] = command.words
    .slice(0, 2)
    .map((word) => ({ value: placeOf(command, word), piece: word.piece }));
  if (from === undefined || to === undefined) return undefined;
  const isList = from.value !== to.value;
  const start = isList ? from.value.span : spanOfText(from.value, from.piece);
  const end = isList ? to.value.span : spanOfText(to.value, to.piece);
  return start && end && !from.value.borrowed
    ? edit(from.value.scope, { start: start.start, end: end.start }, '')
    : undefined;
};

const isNeedless = ({ words: [first, second] }: Command): boolean =>
  first?.text === 'sudo' && second !== undefined && !/^-|=/.test(second.text);

export const runcmdSudo = valueRule({
  code: 'runcmd-sudo',
  severity: 'information',
  title: 'A command of root runs sudo',
  explanation: `
Commands of \`runcmd\` and \`bootcmd\` run as root already. \`sudo\` adds nothing, and where an image does
not have it, as small ones do, the command fails.

With a user it has its place: \`sudo -u postgres createdb shop\`.
`,
  at: itemPatterns,
  check: (item) =>
    findingsIn(item, (command) =>
      isNeedless(command)
        ? findingAtWords(
            command,
            command.words.slice(0, 1),
            'This runs as root already: `sudo` is not needed.',
            fix('Remove sudo', withoutSudo(command)),
          )
        : undefined,
    ),
});
