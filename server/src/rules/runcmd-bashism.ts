import { isMasked } from '../documents/jinja-mask.ts';
import { code } from '../knowledge/words.ts';
import { mostProblems } from '../validation/problems-in.ts';
import { type Finding, findingIn } from './frame/finding.ts';
import { type FixInScope, fix, inQuotes, replaced, replacedIn, safeFix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { get, itemsOf, scriptOf, textOf, type Value } from './frame/value.ts';
import { valueRule } from './rule.ts';
import type { Bashism } from './shell/bashisms.ts';
import { commandsOf, itemPatterns, scriptAt } from './shell/item-commands.ts';

/** The first line of a file asks for a plain `sh`. */
const shLine = /^#![ \t]*(?:\/usr)?\/bin\/(?:env[ \t]+)?(?:sh|dash)\b/;

/** Where these are run, `sh` is bash under another name. */
const ofBashSystems =
  /^(?:dnf5?|yum|microdnf|firewall-cmd|setsebool|semanage|subscription-manager|zypper|pacman)$/;
const ofDashSystems = /^(?:apt|apt-get|aptitude|dpkg|apk|ufw)$/;

const runsOnBashSystem = (items: readonly Value[]): boolean => {
  const names = items.flatMap((one) => commandsOf(one).map(({ name }) => name));
  return (
    names.some((name) => ofBashSystems.test(name)) &&
    !names.some((name) => ofDashSystems.test(name))
  );
};

const kept = new WeakMap<Value, boolean>();

/** All items say together where they are run, and so are looked at once for all of them. */
const isShBash = ({ parent }: Value): boolean => {
  if (parent === undefined) return false;
  const known = kept.get(parent) ?? runsOnBashSystem(itemsOf(parent));
  kept.set(parent, known);
  return known;
};

const isFile = ({ part }: Value): boolean => part === 'content';

const forOthers =
  /^(?:source|set|shopt|pushd|popd|declare|typeset|let|mapfile|readarray|read|trap)$/;
const ofNames = /^\s*(?:function\s|\w+\+?=\()/;

/** All it does is to change the shell that runs the other items too: in a bash of its own that is without effect. */
const isForOthers = (item: Value, script: string): boolean => {
  const [first, second] = scriptAt(item)?.commands ?? [];
  const word = first?.words[0]?.text ?? '';
  return ofNames.test(script) || (second === undefined && forOthers.test(word));
};

/** A whole item of one line, run by bash. */
const inBash = (item: Value, script: string): ReturnType<typeof fix> =>
  isFile(item) || script.trimEnd().includes('\n') || isForOthers(item, script)
    ? []
    : fix('Run the command with bash', replaced(item, `[bash, -c, ${inQuotes(script.trimEnd())}]`));

const told = (
  item: Value,
  script: string,
  found: Bashism,
  otherFixes: readonly FixInScope[],
): Finding => {
  const { start, end, advice, endsScript, instead, insteadEnd = end } = found;
  const what = code(script.slice(start, end));
  const effect = endsScript
    ? `${what} is bash, but sh runs this: on Debian and Ubuntu the script ends here, and nothing below runs.`
    : `${what} is bash, but sh runs this: on Debian and Ubuntu it does not work.`;
  const written =
    instead === undefined
      ? []
      : safeFix(`Write ${instead}`, replacedIn(item, { start, end: insteadEnd }, instead));
  return findingIn(item, { start, end }, `${effect} ${advice}`, [...written, ...otherFixes]);
};

export const runcmdBashism = valueRule({
  code: 'runcmd-bashism',
  severity: 'warning',
  title: 'A script for sh uses what only bash knows',
  explanation: `
Commands of \`runcmd\` and \`bootcmd\` are run by \`/bin/sh\`, and so is a file that begins with
\`#!/bin/sh\`. On Debian and Ubuntu that is no bash: \`[[\`, \`source\`, \`==\`, \`&>\`, \`\${a,,}\` and
\`{1..3}\` do not work there. Some end the script on the spot, such as \`set -o pipefail\`, arrays and
\`<<<\`; then none of the commands below runs either. The \`sh\` of Alpine knows some of them, but not all.

Write it for \`sh\`, or ask for bash:

\`\`\`yaml
runcmd:
  - . /etc/os-release && [ "$ID" = debian ] && echo yes
  - [bash, -c, 'shopt -s nullglob; ls /srv/*.conf']
\`\`\`
`,
  at: [...itemPatterns, at('write_files', '*', 'content')],
  check: (item) => {
    const script = scriptOf(item);
    if (script === undefined) return undefined;
    if (isFile(item) && (!shLine.test(script) || textOf(get(item.parent, 'encoding'))))
      return undefined;
    const found = (scriptAt(item)?.bashisms ?? [])
      .filter(({ start, end }) => !isMasked(script.slice(start, end)))
      .slice(0, mostProblems + 1);
    if (found.length === 0 || isShBash(item)) return undefined;
    const otherFixes = inBash(item, script);
    return found.map((one) => told(item, script, one, otherFixes));
  },
});
