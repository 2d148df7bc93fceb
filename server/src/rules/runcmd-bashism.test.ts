import { expect, test } from 'vitest';
import { runcmdBashism as rule } from './runcmd-bashism.ts';
import { bashismsOf } from './shell/bashisms.ts';
import { shellCommandsOf } from './shell/commands.ts';
import { tokensOf } from './shell/tokens.ts';
import { fixesFor } from './testing/check-fixes.ts';
import { checkRule } from './testing/check-rule.ts';

const bashIn = (script: string): readonly string[] => {
  const tokens = tokensOf(script);
  return bashismsOf(tokens, shellCommandsOf(tokens.tokens)).map(({ start, end }) =>
    script.slice(start, end),
  );
};

test('what dash does not know is found', () => {
  const known = {
    '[[ -f /a ]] && source /b': ['[[', 'source'],
    'set -euo pipefail': ['pipefail'],
    'a=(1 2); b+=(3)': ['a=(', 'b+=('],
    '((a++)); for ((i=0;i<2;i++)); do x; done': ['((', '(('],
    'cat <<< "a" |& tee b &> c': ['<<<', '|&', '&>'],
    'if [ "$a" == b ]; then test c == d; fi': ['==', '=='],
    'function f { a; }': ['function f'],
    'read -ra x <f; read -rp a b; sleep $RANDOM': ['-ra', '$RANDOM'],
    'echo -e "a"; pushd b; let c=1; trap x ERR': ['-e', 'pushd', 'let', 'ERR'],
    [`echo \${a,,} "\${b:0:3}" \${c[0]} \${!d} \${e/f/g}`]: [
      ...['a,,', 'b:0:3', 'c[0]', '!d', 'e/f/g'].map((one) => `\${${one}}`),
    ],
    "mkdir {a,b} x{1..3} $'c' >(d)": ['{a,b}', '{1..3}', "$'", '>('],
  };
  for (const [script, found] of Object.entries(known)) expect(bashIn(script)).toEqual(found);
});

test('what every sh knows is let pass', () => {
  for (const script of [
    '[ "$a" = b ] && . /c; f() { a; }; (b); ( (c); d)',
    `echo $a:-b$#c$d%%/*} \${e:+f} "\${g#h}" $((1 + 2)) $(i)`,
    `awk '{print $1, $2}' "{a,b}" \\{a,b} 'a[[b' find -exec x {} \\;`,
    'echo a >&2 2>&1 | grep == && git show HEAD^{tree}',
    `bash <<'X'\n[[ a == b ]]\nX\nbash -c 'source a; echo \${b,,}'`,
    "trap 'rm x' EXIT ERRORS=1; set -eu",
  ])
    expect(bashIn(script), script).toEqual([]);
});

test('what changes the shell for the items below is not put into a shell of its own', () => {
  const fixes = (line: string) =>
    fixesFor(`#cloud-config\nruncmd:\n  - ${line}\n`, 'runcmd-bashism').map(({ title }) => title);
  expect(fixes('source /etc/os-release')).toEqual(['Write .']);
  for (const line of [
    'set -o pipefail',
    'a=(1 2)',
    'declare -a b',
    'function f { x; }',
    'pushd /a',
  ])
    expect(fixes(line)).toEqual([]);
  expect(fixes('set -o pipefail; a | b')).toEqual(['Run the command with bash']);
});

test('where sh is bash it may be bash', () => {
  const rest = '  - firewall-cmd --add-service={http,https}\n';
  checkRule(rule, `runcmd:\n  - dnf install -y httpd\n${rest}`);
  checkRule(
    rule,
    `runcmd:\n  - apt-get update || dnf check\n${rest.replace('{http,https}', '«{http,https}»')}`,
  );
});

test('commands are run by sh, unless a list asks for bash', () => {
  checkRule(rule, 'runcmd:\n  - «source» /etc/os-release\n', {
    says: /`source` is bash/,
    fixed: 'runcmd:\n  - . /etc/os-release\n',
    isSafe: true,
  });
  checkRule(rule, "bootcmd:\n  - '[ a «==» b ] && c'\n", {
    fixed: "bootcmd:\n  - '[ a = b ] && c'\n",
  });
  checkRule(rule, 'runcmd:\n  - |\n    a «&>» /dev/null && b\n', {
    fixed: 'runcmd:\n  - |\n    a >/dev/null 2>&1 && b\n',
    isSafe: true,
  });
  checkRule(rule, "runcmd:\n  - '«[[» -f a ]]'\n", {
    fixed: "runcmd:\n  - [bash, -c, '[[ -f a ]]']\n",
    isSafe: false,
  });
  checkRule(rule, 'runcmd:\n  - set -o «pipefail»\n', { says: /the script ends here/ });
  checkRule(rule, 'runcmd:\n  - [bash, -c, "source a"]\n  - ls\n');
});

test('a file is judged if it asks for sh', () => {
  const file = (line: string, rest = ''): string =>
    `write_files:\n  - path: /a\n${rest}    content: |\n      ${line}\n      «source» /b\n`;
  checkRule(rule, file('#!/bin/sh -e'));
  checkRule(rule, file('#! /usr/bin/env sh'));
  checkRule(rule, file('#!/bin/bash').replaceAll(/[«»]/g, ''));
  checkRule(rule, file('text').replaceAll(/[«»]/g, ''));
});
