import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import type { Problem, ProblemCode } from '../problem.ts';
import { problemsIn } from './problems-in.ts';

const problemsOf = (text: string, name = 'user-data'): readonly Problem[] => {
  const document = openDocument(documentNamed(name, text));
  return problemsIn(text, document.read());
};

const marks = /[«»]/g;

/** `«»` stand round what each problem points at, in order. */
const checkProblems = (
  marked: string,
  expected: readonly (readonly [ProblemCode, RegExp])[],
  name?: string,
): void => {
  const text = marked.replace(marks, '');
  const found = problemsOf(text, name);
  const edges = [...marked.matchAll(marks)].map(({ index }, before) => index - before);
  expect(
    found.map(({ code }) => code),
    JSON.stringify(found),
  ).toEqual(expected.map(([code]) => code));
  for (const [index, [, message]] of expected.entries())
    expect(found[index]?.message).toMatch(message);
  expect(found.flatMap(({ start, end }) => [start, end])).toEqual(edges);
};

const checkConfig = (
  marked: string,
  ...expected: readonly (readonly [ProblemCode, RegExp])[]
): void => checkProblems(`#cloud-config\n${marked}`, expected);

test('what is right makes no problems', () => {
  checkConfig(
    'hostname: web\nusers:\n  - default\n  - name: a\n    uid: 1000\nruncmd:\n  - [ls, -l]\n  - echo hi\n',
  );
  checkConfig(
    'package_update: yes\nntp:\nusers:\n  - &base\n    name: a\n  - <<: *base\n    name: b\n',
  );
});

test('an unknown key, with what may have been meant', () => {
  checkConfig('«packagez»: []\n', ['unknown-key', /no key `packagez`. Did you mean `packages`\?/]);
  checkConfig('«write-files»: []\n', ['unknown-key', /`write_files`/]);
  checkConfig('users:\n  - name: a\n    «shel»: x\n', [
    'unknown-key',
    /in an item of `users`.*`shell`/,
  ]);
  checkConfig('power_state:\n  mode: halt\n  «runcmd»: x\n', ['unknown-key', /belongs to the top/]);
  checkConfig('swap:\n  «colour»: x\n', ['unknown-key', /Possible here: `filename`/]);
});

test('a wrong type', () => {
  checkConfig('packages: «nginx»\n', [
    'wrong-type',
    /`packages` must be a list, but this is the string `nginx`/,
  ]);
  checkConfig('«runcmd»:\n', ['wrong-type', /must be a list, but this is empty/]);
  checkConfig('«hostname»:\n  - a\n  - b\n', [
    'wrong-type',
    /must be a string, but this is a list/,
  ]);
  checkConfig('packages:\n  - «5»\n', ['wrong-type', /An item of `packages` must be/]);
});

test('a word that YAML takes for something else', () => {
  checkConfig('write_files:\n  - path: /a\n    permissions: «0644»\n', [
    'wrong-type',
    /reads `0644` as the number 420.*`'0644'`/,
  ]);
  checkConfig('runcmd:\n  - [docker, -p, «22:22»]\n', ['wrong-type', /1342/]);
  checkConfig('hostname: «yes»\n', ['wrong-type', /`yes` as `true`/]);
  checkConfig('hostname: «7»\n', ['wrong-type', /this is the number 7. Put it in quotes/]);
});

test('a colon that makes a map of a command', () => {
  checkConfig('runcmd:\n  - «echo note: done»\n', ['colon-in-text', /quotes: `'echo note: done'`/]);
  checkConfig(`bootcmd:\n  - «echo 'a: b'»\n`.replace("echo 'a: b'", "echo it's: b"), [
    'colon-in-text',
    /"echo it's: b"/,
  ]);
  checkProblems(
    '## template: jinja\n#cloud-config\nruncmd:\n  - «echo zone: {{ v1.region }} ok»\n',
    [['colon-in-text', /in quotes\.$/]],
  );
});

test('a missing key', () => {
  checkConfig('power_state:\n  «delay»: now\n', ['missing-key', /`mode` is missing/]);
  checkConfig('chpasswd:\n  users:\n    - «name»: a\n      type: text\n', [
    'missing-key',
    /`password` is missing/,
  ]);
  checkConfig('users:\n  - «shell»: /bin/sh\n', ['missing-key', /`name` or `snapuser` is missing/]);
  checkConfig('yum_repos:\n  x:\n    «name»: y\n', [
    'missing-key',
    /`baseurl`, `metalink` or `mirrorlist`/,
  ]);
  checkConfig('write_files:\n  - «{content: a}»\n', ['missing-key', /`path` is missing/]);
});

test('a key that is only misspelt is not missing too', () => {
  checkConfig('power_state:\n  «moed»: halt\n', ['unknown-key', /Did you mean `mode`/]);
});

test('a value that is not among the possible ones', () => {
  checkConfig('power_state:\n  mode: «rebooot»\n', [
    'wrong-value',
    /`poweroff`, `reboot` or `halt`/,
  ]);
  checkConfig('resize_rootfs: «noblok»\n', ['wrong-value', /Did you mean `noblock`\?$/]);
  checkConfig('resize_rootfs: «later»\n', ['wrong-value', /`true`, `false` or `noblock`/]);
});

test('a long list of possible values is not told in full', () => {
  const text = 'cloud_init_modules: [«write_fils»]\n';
  checkProblems(
    text,
    [['wrong-value', /one of \d+ words.*`write_files` or `write-files`\?$/]],
    'cloud.cfg',
  );
});

test('the name of an anchor is not part of what is wrong', () => {
  checkConfig('runcmd:\n  - &a «echo b: c»\n', ['colon-in-text', /`'echo b: c'`/]);
  checkConfig('hostname: &a «12»\n', ['wrong-type', /`'12'`/]);
  checkConfig('power_state: {mode: &a «rebot»}\n', ['wrong-value', /`reboot`/]);
});

test('of several forms the one that was meant is told', () => {
  checkConfig('chpasswd:\n  users:\n    - name: a\n      type: «md5»\n', [
    'wrong-value',
    /`RANDOM`, `hash` or `text`/,
  ]);
  checkConfig('reporting:\n  a:\n    type: webhook\n    «colour»: x\n    endpoint: y\n', [
    'unknown-key',
    /colour/,
  ]);
  checkConfig('reporting:\n  a:\n    «level»: INFO\n', ['missing-key', /`type` is missing/]);
  checkConfig('packages:\n  - [«5», a]\n', ['wrong-type', /must be a string/]);
});

test('limits of texts, numbers and lists', () => {
  checkConfig('users:\n  - name: a\n    expiredate: «soon»\n', [
    'wrong-format',
    /date such as|look like/,
  ]);
  checkConfig('mounts:\n  - «[]»\n', ['wrong-size', /at least 1 item/]);
  checkConfig('power_state:\n  mode: halt\n  delay: «-1»\n', ['out-of-range', /not below 0/]);
  checkConfig('ntp:\n  servers: «[a, a]»\n', ['repeated-item', /same item twice/]);
});

test('what is deprecated, and what to write instead', () => {
  checkConfig('«apt_update»: true\n', [
    'deprecated-key',
    /since cloud-init 22.2. Write `package_update` instead/,
  ]);
  checkConfig("users:\n  - name: a\n    uid: «'5'»\n", ['deprecated-value', /without quotes/]);
  checkConfig('users:\n  - name: a\n    «lock-passwd»: true\n', [
    'deprecated-key',
    /`lock_passwd`/,
  ]);
});

test('keys that stand twice', () => {
  checkConfig('hostname: a\n«hostname»: b\n', ['duplicate-key', /Only the last one counts/]);
  checkConfig('users:\n  - name: a\n    «name»: b\n', ['duplicate-key', /again/]);
  checkConfig('runcmd: 5\n«runcmd»: [ls]\n', ['duplicate-key', /lost/]);
});

test('both or neither', () => {
  const together = '#cloud-config\nrh_subscription:\n  activation_key: a\n  activation-key: b\n';
  expect(problemsOf(together).map(({ code }) => code)).toEqual(['keys-together', 'deprecated-key']);
  checkConfig('users:\n  - «name»: a\n    snapuser: b@c\n', [
    'keys-together',
    /`name` and `snapuser`/,
  ]);
});

test("a mistake that cloud-init's own check overlooks is a warning", () => {
  const [found] = problemsOf('#cloud-config\nusers:\n  - name: a\n    type: x\n');
  expect(found).toMatchObject({ code: 'overlooked-mistake', severity: 'warning' });
});

test('what comes through an alias or a merge is told where it is used', () => {
  checkConfig(
    'runcmd: &c [«5»]\nbootcmd: «*c»\n',
    ['wrong-type', /An item of `runcmd`/],
    ['wrong-type', /An item of `bootcmd`/],
  );
});

test('the header', () => {
  checkProblems('«hostname: a»\n', [['header-missing', /`#cloud-config`/]]);
  checkProblems('«# cloud-config»\nhostname: a\n', [
    ['header-missing', /exactly so: `#cloud-config`/],
  ]);
  checkProblems('«# my server»\n#cloud-config\n', [['header-missing', /nothing may stand above/]]);
  checkProblems('## template: jinja\n«hostname: a»\n', [['header-missing', /first line/]]);
  checkProblems('«# eth»\nnetwork:\n  version: 2\n  ethernets: {}\n', [
    ['header-missing', /`network-config`/],
  ]);
  checkProblems('«packages: []»\nnetwork:\n  config: disabled\n', [
    ['header-missing', /`#cloud-config`/],
  ]);
  checkProblems('', []);
});

test('a document that is no map', () => {
  checkProblems('«#cloud-config»\n', [['not-a-map', /no key/]]);
  checkProblems('#cloud-config\n«- a\n- b»\n', [['not-a-map', /keys with values/]]);
  checkProblems('#cloud-config\n«hostname»\n', [['not-a-map', /keys with values/]]);
});

test('YAML that cannot be read spoils only its own key', () => {
  checkConfig(
    'hostname: «"»web\npackagez: 1\n'.replace('packagez', '«packagez»'),
    ['yaml-syntax', /never closed/],
    ['unknown-key', /packages/],
  );
  checkConfig('runcmd:\n  - [ls«\t»]\n', ['yaml-syntax', /tab/]);
  checkConfig('runcmd:\n  - «*».txt\n'.replace('«*».txt', '«*»').replace('«*»', '«*.»txt'), [
    'yaml-syntax',
    /asterisk/,
  ]);
  checkConfig('hostname: {«{ v1.x }»}\n', ['yaml-syntax', /template: jinja/]);
});

test('a template can be anything', () => {
  checkProblems(
    '## template: jinja\n#cloud-config\nhostname: {{ v1.x }}\nruncmd: {{ y }}\npackages:\n  - {{ z }}\n',
    [],
  );
  checkProblems(
    '## template: jinja\n#cloud-config\n{% if a %}\nhostname: b\n{% else %}\nhostname: c\n{% endif %}\n',
    [],
  );
  checkProblems(
    '## template: jinja\n#cloud-config\n{{ key }}: 1\npower_state:\n  mode: "{{ m }}"\n',
    [],
  );
  checkProblems('## template: jinja\n#cloud-config\n«packagez»: {{ a }}\n', [
    ['unknown-key', /packages/],
  ]);
});

test('a MIME document that cloud-init does not take for one', () => {
  checkProblems('«Content-Type: multipart/mixed; boundary="B"»\n\n--B\n', [
    ['header-missing', /MIME-Version/],
  ]);
});

test('parts of a MIME document are looked at, each by its kind', () => {
  const mime = (part: string): string =>
    `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="B"\n\n--B\nContent-Type: text/cloud-config\n\n${part}--B\nContent-Type: text/x-shellscript\n\n#!/bin/sh\necho a: b\n--B--\n`;
  checkProblems(mime('hostname: a\n'), [], 'user-data.mime');
  checkProblems(
    mime('#cloud-config\n«packagez»: 1\n'),
    [['unknown-key', /packages/]],
    'user-data.mime',
  );
});

test('other kinds of user-data are left alone', () => {
  for (const text of [
    '#!/bin/sh\nfoo: [\n',
    '#include\nhttps://a\n',
    '#cloud-boothook\n#!/bin/sh\nx: [',
    '#part-handler\nx: [',
    '#cloud-config-archive\n- x\n',
  ]) {
    checkProblems(text, []);
  }
});

test('network configuration has its own keys', () => {
  const checkNetwork = (
    marked: string,
    ...expected: readonly (readonly [ProblemCode, RegExp])[]
  ): void => checkProblems(marked, expected, 'network-config');
  checkNetwork('network:\n  version: 2\n  ethernets:\n    eth0: {dhcp4: true}\n');
  checkNetwork('version: 1\nconfig:\n  - type: «physicall»\n    name: eth0\n', [
    'wrong-value',
    /`physical`/,
  ]);
  checkNetwork(
    'version: 1\nconfig:\n  - type: vlan\n    «name»: a\n    vlan_link: b\n'
      .replace('- type', '- «type»')
      .replace('«name»', 'name'),
    ['missing-key', /vlan_id/],
  );
  checkNetwork('network: {}\n');
});

test('cloud.cfg may have keys of its own', () => {
  checkProblems(
    'datasource_list: [None]\nhostname: «[]»\n',
    [['wrong-type', /hostname/]],
    'etc/cloud/cloud.cfg',
  );
});

test('more than there is time for is told, not looked at for ever', () => {
  const many = (item: string): string => `[${Array.from({ length: 200 }, () => item).join()}]`;
  const found = problemsOf(`#cloud-config\nx: &x ${many('{}')}\nruncmd: ${many('*x')}\n`);
  expect(found.slice(0, 3).map(({ code }) => code)).toEqual([
    'unknown-key',
    'too-large',
    'wrong-type',
  ]);
});

test('any text makes problems that lie within it', () => {
  const piece = fc.constantFrom(
    '#cloud-config\n',
    'users',
    'runcmd',
    ': ',
    '- ',
    '\n',
    '  ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    'name',
    'a',
    '5',
    '*a',
    '&a ',
    '<<: ',
    '|',
    '{{ x }}',
    '## template: jinja\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (parts) => {
      const text = `#cloud-config\n${parts.join('')}`;
      for (const { start, end } of problemsOf(text)) {
        expect(start >= 0 && end >= start && end <= text.length, text).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
