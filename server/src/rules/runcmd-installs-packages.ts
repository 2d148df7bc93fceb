import { code, listed } from '../knowledge/words.ts';
import type { Finding } from './frame/finding.ts';
import { addedItem, edit, fix, removed } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { scriptOf, sourceOf, type Value } from './frame/value.ts';
import { crossRule } from './rule.ts';
import { type Command, findingAtWords, findingsIn } from './shell/item-commands.ts';

const managers = /^(?:apt|apt-get|aptitude|dnf|dnf5|yum|zypper|microdnf)$/;
const verbs = /^(?:install|in)$/;
const packageName = /^[a-z0-9][\w.+-]*$/i;
/** Options after which the outcome is that of `packages` still. */
const plainOption =
  /^(?:-y|-q|-qq|-qy|-yq|-yqq|-n|--yes|--assume-yes|--assumeyes|--quiet|--non-interactive|--no-confirm)$/;

/** Where packages come from is changed by a command, so that they cannot be had earlier. */
const sources =
  /sources\.list|add-apt-repository|apt-key|keyrings|\.repo\b|config-manager|addrepo|\brpm\b|dpkg|\bcurl\b|\bwget\b|\bar\b|release\.rpm/;

const changesSources = (item: Value): boolean => sources.test(scriptOf(item) ?? sourceOf(item));

/** The packages that a command installs and does nothing else. */
const packagesOf = ({ name, program: words }: Command): readonly string[] => {
  if (!managers.test(name)) return [];
  const [verb, ...names] = words.slice(1).filter(({ text }) => !plainOption.test(text));
  if (verb === undefined || !verbs.test(verb.text)) return [];
  return names.every(({ text }) => packageName.test(text)) ? names.map(({ text }) => text) : [];
};

/** The command goes, and its packages come into the list, or a list of their own. */
const moved = (
  { item }: Command,
  names: readonly string[],
  lists: readonly Value[],
): ReturnType<typeof fix> => {
  const title = 'Move to packages';
  const [list] = lists;
  const [only] = names;
  const start = item.parent?.key?.start;
  if (list !== undefined)
    return names.length === 1 && only !== undefined
      ? fix(title, addedItem(list, only), removed(item))
      : [];
  if (start === undefined) return [];
  const lines = ['packages:', ...names.map((name) => `  - ${name}`), ''];
  return fix(title, edit(item.scope, { start, end: start }, lines.join('\n')), removed(item));
};

const told = (command: Command, lists: readonly Value[]): Finding | undefined => {
  const names = packagesOf(command);
  if (names.length === 0) return undefined;
  const fixes = command.isAlone && !command.isConditional ? moved(command, names, lists) : [];
  return findingAtWords(
    command,
    command.program,
    `The key ${code('packages')} can install ${listed(names.map(code), 'and')}: earlier, with retries, and on any distribution.`,
    fixes,
  );
};

export const runcmdInstallsPackages = crossRule({
  code: 'runcmd-installs-packages',
  severity: 'hint',
  title: 'A command installs packages that the key packages could',
  explanation: `
\`packages\` installs before \`runcmd\` runs, brings the lists of packages up to date first, waits for
other programs that hold the lock of apt, asks no questions, and reports what could not be had. A
command has to see to all that by itself.

\`\`\`yaml
packages:
  - nginx
  - git
\`\`\`

Where commands add a repository first, they are the right place; \`apt\` and \`yum_repos\` may spare
you those too.
`,
  gathers: {
    items: [at('runcmd', '*')],
    lists: [at('packages')],
  },
  check: ({ items, lists }) => {
    const found = items.flatMap(
      (item) => findingsIn(item, (command) => told(command, lists)) ?? [],
    );
    return found.length > 0 && items.some(changesSources) ? undefined : found;
  },
});
