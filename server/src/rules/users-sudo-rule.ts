import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { type FixInScope, fix, safeFix } from './frame/fix.ts';
import { rewritten } from './frame/rewritten.ts';
import { flagOf, itemsOf, textOf, type Value } from './frame/value.ts';
import { ofUsers } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

const all = 'ALL=(ALL) NOPASSWD:ALL';
const withPassword = 'ALL=(ALL) ALL';

const tags =
  '(?:(?:NO)?(?:PASSWD|EXEC|FOLLOW|SETENV|MAIL|INTERCEPT|LOG_INPUT|LOG_OUTPUT)\\s*:\\s*)*';
const options =
  '(?:(?:ROLE|TYPE|CWD|CHROOT|TIMEOUT|NOTBEFORE|NOTAFTER|APPARMOR_PROFILE|PRIVS|LIMITPRIVS)=\\S+\\s+)*';
const digest = '(?:sha(?:224|256|384|512):\\S+\\s+)?';
const command =
  '!*\\s*(?:ALL(?![\\w.])|[A-Z][A-Z0-9_]*(?!\\w)|[/^][^,]*|sudoedit\\b[^,]*|list)\\s*';
const piece = `(?:\\([^)=]*\\)\\s*)?${options}${tags}${digest}${command}`;

/** `HOSTS = COMMANDS`, as visudo takes it; more rules follow after colons. */
const rule = new RegExp(
  `^\\s*[^=\\s:",]+(?:\\s*,\\s*[^=\\s:",]+)*\\s*=\\s*${piece}(?:,\\s*${piece})*(?:#.*)?$`,
);

/** What is after a colon that is not part of a tag may be a rule for other hosts: not judged. */
const hasSeveral = /\s:\s/;

const isRule = (text: string): boolean => rule.test(text) || hasSeveral.test(text);

/** The letters of a rule that everybody knows, without what people get wrong in it. */
const letters = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z]/g, '');

/** With the hosts, and as whom, that it lacks, or without a name in front; undefined if more than that is wrong. */
const completed = (text: string): string | undefined => {
  if (text === '' || text === 'ALL') return undefined;
  const whole = text.startsWith('(') ? `ALL=${text}` : `ALL=(ALL) ${text}`;
  return [whole, text.replace(/^[\w.-]+\s+/, '')].find(isRule);
};

const fixesFor = (value: Value, text: string): readonly FixInScope[] => {
  if (letters(text).replace('NOPASWD', 'NOPASSWD') === letters(all))
    return safeFix(`Write ${all}`, rewritten(value, all));
  const rules = new Set([completed(text) ?? all, all, withPassword]);
  return [...rules].flatMap((one) => fix(`Write ${one}`, rewritten(value, one)));
};

export const usersSudoRule = valueRule({
  code: 'users-sudo-rule',
  severity: 'error',
  title: 'A rule that sudo does not understand',
  explanation: `
\`sudo\` takes the part of a line of sudoers that follows the name: hosts, \`=\`, in brackets as whom, and
which commands with their paths. A line that sudo does not understand gives no rights; older versions
of sudo then refuse to work for anybody. With \`sudo: true\` cloud-init stops, and the users below are
not made.

\`\`\`yaml
users:
  - name: ada
    sudo: ALL=(ALL) NOPASSWD:ALL
  - name: bob
    sudo: ALL=(root) /usr/bin/systemctl restart nginx
\`\`\`
`,
  // What validation says of a flag is meant for `false`.
  replaces: ['deprecated-value'],
  at: ofUsers('sudo'),
  check: (sudo) =>
    [sudo, ...itemsOf(sudo)].flatMap((value) => {
      const text = textOf(value);
      if (value === sudo && flagOf(value) === true)
        return [
          finding(
            value,
            `cloud-init stops at this word, and the users below are not made. Write a rule, such as ${code(all)}.`,
            fixesFor(value, ''),
          ),
        ];
      if (text === undefined || text.trim() === '' || isRule(text)) return [];
      return [
        finding(
          value,
          `sudo does not understand this rule. Write it like ${code(all)}: hosts, ${code('=')}, as whom, and commands with their paths.`,
          fixesFor(value, text),
        ),
      ];
    }),
});
