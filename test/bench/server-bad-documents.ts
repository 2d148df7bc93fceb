// Documents that nobody writes, but that may come. Those longer than what is read are cut there as well.

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

const deep = (count: number, open: string, close: string): string =>
  open.repeat(count) + close.repeat(count);

const mime = (boundary: string, body: string): string =>
  `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${boundary}"\n\n${body}`;

/** Nine names, each of which stands for ten of the one before. */
const bomb = (hold: (item: string) => string): string =>
  `a0: &a0 ${hold('x')}\n${lines(9, (index) => {
    const alias = `*a${index}`;
    return `a${index + 1}: &a${index + 1} ${hold(Array.from({ length: 10 }, () => alias).join())}\n`;
  })}`;

const million = 1_000_000;

const bodies: Readonly<Record<string, () => string>> = {
  'aliases of aliases in lists': () =>
    `${bomb((items) => `[${items}]`)}runcmd: *a9\nbootcmd: *a9\n`,
  'aliases of aliases in users': () => `${bomb((items) => `[${items}]`)}users: *a9\n`,
  'merges of merges': () =>
    `m0: &m0 {a: 1}\n${lines(60, (i) => `m${i + 1}: &m${i + 1} {<<: [*m${i}, *m${i}]}\n`)}users:\n  - *m60\n`,
  'merges of merges, wide': () =>
    `m0: &m0 {a: 1}\n${lines(30, (i) => `m${i + 1}: &m${i + 1} {<<: [${Array(50).fill(`*m${i}`).join()}]}\n`)}users:\n  - *m30\n`,
  '100,000 anchors and as many aliases': () =>
    `x:\n${lines(50_000, (i) => `  - &a${i} v\n  - *a${i}\n`)}`,
  '100,000 aliases, none of them set': () => `runcmd:\n${lines(100_000, (i) => `  - *a${i}\n`)}`,
  '100,000 blocks with an alias each': () => `b: &b x\n${lines(100_000, (i) => `k${i}: *b\n`)}`,
  '100,000 keys at the top': () => lines(100_000, (i) => `key${i}: v\n`),
  '100,000 times the same key': () => 'hostname: a\n'.repeat(100_000),
  '50,000 keys twice': () => lines(100_000, (i) => `key${i % 50_000}: v\n`),
  '100,000 keys in one map': () => `x:\n${lines(100_000, (i) => `  key${i}: v\n`)}`,
  '100,000 keys in a closed map': () => `ntp:\n${lines(100_000, (i) => `  key${i}: v\n`)}`,
  '100,000 keys near to a known one': () => lines(100_000, (i) => `hostnam${i}: v\n`),
  '100,000 users that are wrong': () => `users:\n${lines(100_000, (i) => `  - nam: u${i}\n`)}`,
  '100,000 wrong network items': () =>
    `network:\n  version: 1\n  config:\n${lines(100_000, () => '    - type: x\n')}`,
  '100,000 items': () => `runcmd:\n${'  - ls\n'.repeat(100_000)}`,
  '100,000 equal items of a set': () => `packages:\n${'  - ls\n'.repeat(100_000)}`,
  '10,000 levels of lists': () => `runcmd: ${deep(10_000, '[', ']')}\n`,
  '10,000 levels of maps': () => `x: ${deep(10_000, '{a: ', '}')}\n`,
  '100,000 brackets left open': () => `x: ${'['.repeat(100_000)}\n`,
  '100,000 lines of brackets left open': () => 'x: [\n'.repeat(100_000),
  '100,000 quotes left open': () => `${'a: "\n'.repeat(100_001)}`,
  '50,000 brackets left open and closed far below': () =>
    `${'k: [\n'.repeat(50_000)}${']\n'.repeat(50_000)}`,
  '2,000 levels by indentation': () => lines(2000, (i) => `${' '.repeat(i)}a:\n`),
  '10,000 dashes on a line': () => `runcmd:\n${'- '.repeat(10_000)}x\n`,
  '10,000 question marks on a line': () => `${'? '.repeat(10_000)}x\n`,
  '10,000 tags and anchors': () => `runcmd:\n${lines(10_000, (i) => `  - !t${i} &a${i} x\n`)}`,
  '10 MB in one plain scalar': () => `hostname: ${'a'.repeat(10 * million)}\n`,
  '10 MB in one quoted scalar': () => `hostname: "${'a '.repeat(5 * million)}"\n`,
  '10 MB of escapes': () => `hostname: "${'\\x41'.repeat(2.5 * million)}"\n`,
  '10 MB in one flow list': () => `runcmd: [${'a, '.repeat(3.3 * million)}a]\n`,
  '10 MB in one flow map': () => `x: {${lines(million, (i) => `k${i}: v, `)}}\n`,
  '10 MB in one key': () => `${'k'.repeat(10 * million)}: v\n`,
  '10 MB in one comment': () => `#${'x'.repeat(10 * million)}\n`,
  '10 MB of blanks': () => ' '.repeat(10 * million),
  '10 MB of blanks before a comment': () => `hostname: a${' '.repeat(10 * million)}# x\n`,
  '10 MB of line ends': () => '\n'.repeat(10 * million),
  '10 MB of carriage returns': () => '\r'.repeat(10 * million),
  '10 MB of dashes': () => '-'.repeat(10 * million),
  '10 MB of colons': () => ':'.repeat(10 * million),
  '10 MB in one block scalar': () =>
    `write_files:\n  - path: /a\n    content: |\n${'      some text\n'.repeat(600_000)}`,
  '10 MB in a folded scalar': () =>
    `write_files:\n  - path: /a\n    content: >\n${'      some text\n'.repeat(600_000)}`,
  '10 MB of plain lines': () => `hostname: a\n${'  b\n'.repeat(2.5 * million)}`,
  '10 MB of keys': () => lines(million, (i) => `k${i}: v\n`),
  '10 MB of a digit with colons': () => `hostname: ${'1:'.repeat(5 * million)}1\n`,
  '10 MB of digits': () => `hostname: ${'1'.repeat(10 * million)}\n`,
  '10 MB of underscores in a number': () => `hostname: 1${'_'.repeat(10 * million)}\n`,
  '1 MB of hexadecimal digits': () => `hostname: 0x${'f'.repeat(million)}\n`,
  '10 MB of tabs': () => `hostname:${'\t'.repeat(10 * million)}a\n`,
  '10 MB of jinja braces': () => `${'{{ '.repeat(3.3 * million)}\n`,
  '10 MB of lone surrogates': () => `hostname: "${'\ud800'.repeat(10 * million)}"\n`,
  '10 MB of NUL': () => '\0'.repeat(10 * million),
  '10 MB of anything': () => lines(10 * million, (i) => String.fromCharCode((i * 7919) % 0xffff)),
};

/** What rules, fixes and names are slow at if they look at everything for everything. */
const bodiesForRules: Readonly<Record<string, () => string>> = {
  'shell text in runcmd': () =>
    `runcmd:\n${lines(10_000, (i) => `  - sudo apt-get install x${i} && source ~/a; exit 1\n`)}`,
  'lists with shell signs in runcmd': () => `runcmd:\n${"  - [a, '|', b]\n".repeat(30_000)}`,
  'a script with 15,000 bashisms': () =>
    `runcmd:\n  - |\n${'    if [[ a == b ]]; then reboot; fi\n'.repeat(15_000)}`,
  'a command of 40,000 commands': () => `runcmd:\n  - ${'sudo reboot; '.repeat(40_000)}\n`,
  '100,000 times sudo': () => `runcmd:\n  - ${'sudo '.repeat(100_000)}\n`,
  '100,000 parentheses in a script': () => `runcmd:\n  - |\n    ${'('.repeat(100_000)}\n`,
  '100,000 shells in shells': () => `runcmd:\n  - |\n    ${'$('.repeat(100_000)}\n`,
  '20,000 here-documents': () => `runcmd:\n  - |\n${lines(20_000, (i) => `    cat <<E${i}\n`)}`,
  'a script of blanks': () => `runcmd:\n  - |\n    a${' '.repeat(400_000)}b\n`,
  'a script of 400,000 empty lines': () => `runcmd:\n  - |\n    a\n${'\n'.repeat(400_000)}    b\n`,
  '12,000 users and 12,000 owners that are none of them': () =>
    `users:\n${lines(12_000, (i) => `  - name: u${i}\n`)}write_files:\n${lines(12_000, (i) => `  - path: a${i}\n    owner: v${i}:v\n`)}`,
  '25,000 users of one name': () => `users:\n${'  - name: bob\n'.repeat(25_000)}`,
  '20,000 files at one path': () =>
    `write_files:\n${'  - path: /a\n    content: b\n'.repeat(18_000)}`,
  '20,000 groups with a member each': () =>
    `groups:\n${lines(20_000, (i) => `  - g${i}: [u${i}]\n`)}`,
  '25,000 lines of passwords': () =>
    `chpasswd:\n  list: |\n${lines(25_000, (i) => `    u${i}:p\n`)}`,
  'a list of 2,000 in 2,000 users': () =>
    `x: &x\n${'  - a b\n'.repeat(2000)}users:\n${lines(2000, (i) => `  - {name: u${i}, groups: *x}\n`)}`,
  '16,000 users with a merge': () =>
    `x: &x {a: 1, b: 2}\nusers:\n${lines(16_000, (i) => `  - {<<: *x, name: u${i}}\n`)}`,
  '20,000 keys with two spellings': () => lines(20_000, (i) => `a-b${i}: v\na_b${i}: v\n`),
  '50,000 keys of another program': () => 'hosts: v\n'.repeat(50_000),
  '20,000 comments to pass over': () =>
    `runcmd:\n${'  # cloud-init-check: ignore runcmd-sudo\n  - sudo ls\n'.repeat(9000)}`,
  '50,000 problems on a line': () => `users: [${'{nam: x}, '.repeat(48_000)}]\n`,
  'names of 100,000 letters': () =>
    `users:\n${lines(4, (i) => `  - name: ${'n'.repeat(100_000)}${i}\n`)}groups: [{a: ${'n'.repeat(99_999)}}]\n`,
  'keys of 10,000 letters': () => lines(48, (i) => `${'users'.repeat(2000)}${i}: v\n`),
  '100,000 keys by question mark': () => '? a\n: b\n'.repeat(60_000),
  '25,000 anchors of one name': () => lines(25_000, (i) => `k${i}: &a v\nl${i}: *a\n`),
  '50,000 expressions without the header': () =>
    `runcmd:\n${'  - echo {{ v1.x }}\n'.repeat(25_000)}`,
  '30,000 users by number': () => `users: [${lines(30_000, (i) => `{uid: ${i}},`)}]\n`,
  '6,500 users to unlock and as many passwords': () =>
    `users:\n${lines(6500, (i) => `- {name: u${i}, lock_passwd: false}\n`)}chpasswd:\n  list:\n${lines(6500, (i) => `  - v${i}:p\n`)}`,
  'a user of 14,000 keys that stands twice': () =>
    `users:\n- name: u\n${lines(14_000, (i) => `  k${i}: a\n`)}${lines(118, () => `- name: u\n${lines(118, (i) => `  l${i}: a\n`)}`)}`,
  '22,000 unknown keys in 250 users': () =>
    `users: [${lines(250, () => `{name: u, ${lines(90, (i) => `cr${i}atgrous: , `)}}, `)}]\n`,
  '13,000 merges of a map of 13,000 keys': () =>
    `x: &x\n${lines(13_000, (i) => `  k${i}: 1\n`)}users:\n${'- <<: *x\n'.repeat(13_000)}`,
  '12,000 aliases of a list of 12,000': () =>
    `x: &x [${'a, '.repeat(12_000)}]\nmounts:\n${'- *x\n'.repeat(12_000)}`,
  '130,000 words where lists belong': () => `mounts: [${'a, '.repeat(130_000)}]\n`,
  '20,000 commands with an expression each': () =>
    `runcmd: [${lines(20_000, (i) => `"{{ v1.x${i} }}", `)}]\n`,
  '195,000 codes to pass over': () =>
    `# cloud-init-check: ignore ${'a,'.repeat(195_000)}a\nruncmd: [sudo a]\n`,
  'marks of byte order in front of 30,000 keys': () => '\ufeffruncmd: 1\n'.repeat(30_000),
  '15,000 addresses without a length': () =>
    `network:\n  version: 2\n  ethernets:\n    e0:\n      addresses:\n${'        - 10.0.0.1\n'.repeat(25_000)}`,
};

const templates: Readonly<Record<string, () => string>> = {
  '20,000 unknown variables': () => `runcmd:\n${lines(20_000, (i) => `  - echo {{ foo${i} }}\n`)}`,
  '16,000 names with a hyphen': () => `runcmd:\n${'  - {{ ds.meta-data.a-b }}\n'.repeat(16_000)}`,
  'expressions for keys': () => lines(30_000, (i) => `{{ a${i} }}: v\n`),
  '80,000 expressions left open on lines': () => 'a: {{\n'.repeat(80_000),
  'ten million turns of loops': () =>
    `${'{% for i in range(100) %}'.repeat(4)}runcmd: 1\n${'{% endfor %}'.repeat(4)}`,
  'a text that triples 40 times': () =>
    `{% set a = "aaaaaaaaaa" %}${'{% set a = a + a + a %}'.repeat(40)}runcmd: {{ a }}\n`,
};

export const documents: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(
    Object.entries(bodiesForRules).map(([name, body]) => [name, () => `#cloud-config\n${body()}`]),
  ),
  ...Object.fromEntries(
    Object.entries(templates).map(([name, body]) => [
      `a template of ${name}`,
      () => `## template: jinja\n#cloud-config\n${body()}`,
    ]),
  ),
  'MIME of 12,000 scripts of one name': () =>
    mime('b', '--b\nContent-Type: text/x-shellscript\n\n#!/bin/sh\n'.repeat(10_000)),
  'MIME of 12,000 parts that are wrong': () =>
    mime('b', '--b\nContent-Type: text/cloud-config\n\nusers: [{nam: 1}]\n'.repeat(8500)),
  'MIME of templates': () =>
    mime(
      'b',
      '--b\nContent-Type: text/jinja2\n\n## template: jinja\n#cloud-config\na: {{ b }}\n'.repeat(
        6500,
      ),
    ),
  'MIME with a boundary of signs': () => mime('(a+)+$[', '--(a+)+$[\n\n'.repeat(45_000)),
  'MIME with a dash for a boundary': () => mime('-', '---\n'.repeat(120_000)),
  'MIME with an empty boundary': () => mime('', '--\n'.repeat(160_000)),
  'an archive of 10,000 parts': () =>
    `#cloud-config-archive\n${'- type: text/cloud-config\n  content: |\n    runcmd: 1\n'.repeat(9000)}`,
  ...Object.fromEntries(
    Object.entries(bodies).map(([name, body]) => [name, () => `#cloud-config\n${body()}`]),
  ),
  'a template of 100,000 expressions': () =>
    `## template: jinja\n#cloud-config\n${lines(100_000, (i) => `k${i}: {{ v1.x }}\n`)}`,
  'a template of 10 MB left open': () =>
    `## template: jinja\n#cloud-config\n${'{{ x '.repeat(2 * million)}`,
  'a template of 10 MB of statements': () =>
    `## template: jinja\n#cloud-config\n${'{% if x %}\n'.repeat(million)}`,
  'a template of 10 MB of braces': () =>
    `## template: jinja\n#cloud-config\nx: ${'{'.repeat(10 * million)}`,
  'MIME of 100,000 parts': () =>
    `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n${'--b\nContent-Type: text/cloud-config\n\nhostname: a\n'.repeat(100_000)}--b--\n`,
  'MIME of 100,000 marks': () =>
    `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n${'--b\n'.repeat(100_000)}`,
  'MIME with 4 KB of header words': () =>
    `MIME-Version: 1.0\n${'content-type: x\n '.repeat(250)}\n`,
  'a template of 100,000 brackets': () =>
    `## template: jinja\n#cloud-config\nx: {{ ${'('.repeat(100_000)} }}\n`,
  'a template of 100,000 nested ifs': () =>
    `## template: jinja\n#cloud-config\n${'{% if x %}'.repeat(100_000)}\n`,
  'an archive of 100,000 items': () => `#cloud-config-archive\n${'- "#!"\n'.repeat(100_000)}`,
  '100,000 lines to include': () => `#include\n${'x y\n'.repeat(100_000)}`,
  'MIME within MIME, 10,000 times': () =>
    `MIME-Version: 1.0\n${'Content-Type: multipart/mixed; boundary=b\n\n--b\n'.repeat(10_000)}`,
  '10 MB of nothing known': () => 'x'.repeat(10 * million),
  '10 MB of blanks and nothing else': () => ' '.repeat(10 * million),
};
