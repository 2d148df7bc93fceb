import { expect, test } from 'vitest';
import { cursorText } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { offsetAt, type SourceText } from '../documents/source-text.ts';
import { definitionAt } from './definition.ts';
import { highlightsAt } from './highlights.ts';
import { referencesAt } from './references.ts';
import { type Renaming, renamableAt, renamedAt } from './rename.ts';

const afterRenaming = (source: SourceText, result: Renaming | undefined): string | undefined => {
  if (result === undefined || 'refusal' in result) return result?.refusal;
  let text = source.text;
  for (const { range, newText } of result.edits.toReversed()) {
    text =
      text.slice(0, offsetAt(source, range.start)) +
      newText +
      text.slice(offsetAt(source, range.end));
  }
  return text;
};

const renamed = (marked: string, newName: string): string | undefined => {
  const { source, position } = cursorText(marked);
  return afterRenaming(source, renamedAt(openDocument(source), position, newName));
};

const checkRenamed = (marked: string, newName: string, expected: string | undefined): void => {
  expect(renamed(marked, newName)).toBe(expected);
};

test('a user, wherever cloud-config names it, and nowhere else', () => {
  checkRenamed(
    '#cloud-config\n# ada\nusers:\n  - name: a|da\n    gecos: ada\n    homedir: /home/ada\n  - default\ngroups:\n  - x: [ada, "ada"]\n  - ada2\nchpasswd:\n  users: [{name: ada, password: ada}]\nwrite_files:\n  - owner: ada:adm\n    content: chown ada\nruncmd:\n  - su ada\n',
    'bob',
    '#cloud-config\n# ada\nusers:\n  - name: bob\n    gecos: ada\n    homedir: /home/ada\n  - default\ngroups:\n  - x: [bob, "bob"]\n  - ada2\nchpasswd:\n  users: [{name: bob, password: ada}]\nwrite_files:\n  - owner: bob:adm\n    content: chown ada\nruncmd:\n  - su ada\n',
  );
});

test('a group in lists of words that go on over several lines', () => {
  const users = (group: string): string =>
    [`adm,\n      ${group}, x`, `"adm,\n      ${group}"`, `>-\n      adm,\n      ${group}`]
      .map((groups, index) => `  - name: a${index}\n    groups: ${groups}\n`)
      .join('');
  checkRenamed(
    `#cloud-config\ngroups: [d|ev]\nusers:\n${users('dev')}`,
    'team',
    `#cloud-config\ngroups: [team]\nusers:\n${users('team')}`,
  );
});

test('the users that ansible works as', () => {
  checkRenamed(
    '#cloud-config\nusers: [a|da]\nansible:\n  run_user: ada\n  setup_controller:\n    run_ansible: [{become_user: ada}]\n',
    'bob',
    '#cloud-config\nusers: [bob]\nansible:\n  run_user: bob\n  setup_controller:\n    run_ansible: [{become_user: bob}]\n',
  );
});

test('names by themselves, with commas between them, and in lines of passwords', () => {
  checkRenamed(
    '#cloud-config\nusers: [default, ada]\nchpasswd:\n  list: |\n    a|da:ada:x\n    adam:y\n    ada:z\ngroups: {g: "x,ada , y"}\n'.replace(
      'a|da',
      'a¦da',
    ),
    'bob',
    '#cloud-config\nusers: [default, bob]\nchpasswd:\n  list: |\n    bob:ada:x\n    adam:y\n    bob:z\ngroups: {g: "x,bob , y"}\n',
  );
  checkRenamed(
    '#cloud-config\nusers: [a|da]\nchpasswd:\n  list: "eve:a\\nada:b\\n  ada:c\\n"\n',
    'bob',
    '#cloud-config\nusers: [bob]\nchpasswd:\n  list: "eve:a\\nbob:b\\n  bob:c\\n"\n',
  );
  checkRenamed(
    "#cloud-config\nusers: default, a|da\nchpasswd: {list: ['ada:b', c:ada]}\n",
    'bob',
    "#cloud-config\nusers: default, bob\nchpasswd: {list: ['bob:b', c:ada]}\n",
  );
});

test('a group, and a group that is a user’s own', () => {
  checkRenamed(
    '#cloud-config\ngroups: [ops, {d|ev: [ops]}]\nusers:\n  - name: dev2\n    groups: dev, ops\n    primary_group: dev\nwrite_files: [{owner: "x:dev"}]\n',
    'devs',
    '#cloud-config\ngroups: [ops, {devs: [ops]}]\nusers:\n  - name: dev2\n    groups: devs, ops\n    primary_group: devs\nwrite_files: [{owner: "x:devs"}]\n',
  );
  checkRenamed(
    '#cloud-config\nusers: [{name: ada}, {name: eve, groups: [ada]}]\nwrite_files: [{owner: a|da:ada}]\n',
    'bob',
    '#cloud-config\nusers: [{name: bob}, {name: eve, groups: [bob]}]\nwrite_files: [{owner: bob:bob}]\n',
  );
});

test('an anchor with its aliases, across keys', () => {
  checkRenamed(
    '#cloud-config\na: &b {c: d}\ne: [*b, "*b"]\nf:\n  <<: *|b\n  g: !!str &h b # *b\n',
    'base',
    '#cloud-config\na: &base {c: d}\ne: [*base, "*b"]\nf:\n  <<: *base\n  g: !!str &h b # *b\n',
  );
  checkRenamed(
    '#cloud-config\na: !!str &|b c\nd: *b\n',
    'x',
    '#cloud-config\na: !!str &x c\nd: *x\n',
  );
});

test('a name that cannot be is refused, with the reason', () => {
  const users = '#cloud-config\nusers: [{name: a|da}, {name: bob}]\n';
  expect(renamed(users, 'a b')).toContain('letters');
  expect(renamed(users, 'yes')).toContain('something else');
  expect(renamed(users, 'bob')).toContain('already');
  expect(renamed('#cloud-config\na: &|b c\n', 'x.y')).toContain('letters');
});

test('nothing is renamed by halves: what cannot be read must be mended first', () => {
  expect(renamed('#cloud-config\nusers: [a|da]\nwrite_files:\n  - owner: "ada\n', 'bob')).toBe(
    'Line 4 cannot be read, so a name could be missed there. Mend it first.',
  );
});

test('nothing else has a name: text, comments, the word default, what a template makes', () => {
  for (const marked of [
    '#cloud-config\nusers: [de|fault]\n',
    '#cloud-config\nusers: [ada] # a|da\n',
    '#cloud-config\nruncmd: [a|da]\n',
    '## template: jinja\n#cloud-config\nusers: [{name: "{{ v1|.x }}"}]\n',
  ]) {
    const { source, position } = cursorText(marked);
    expect(renamableAt(openDocument(source), position), marked).toBeUndefined();
    checkRenamed(marked, 'bob', undefined);
  }
});

const lines = (ranges: readonly { range: { start: { line: number } } }[]): readonly number[] =>
  ranges.map(({ range }) => range.start.line);

test('definition, references and highlights agree on the places', () => {
  const { source, position } = cursorText(
    '#cloud-config\nchpasswd:\n  users:\n    - name: a|da\nusers:\n  - name: ada\n',
  );
  const document = openDocument(source);
  expect(lines(definitionAt(document, position))).toEqual([5]);
  expect(lines(referencesAt(document, position, false))).toEqual([3]);
  expect(lines(referencesAt(document, position, true))).toEqual([3, 5]);
  expect(highlightsAt(document, position).map(({ kind }) => kind)).toEqual([2, 3]);
  expect(renamableAt(document, position)).toEqual({
    range: { start: { line: 3, character: 12 }, end: { line: 3, character: 15 } },
    placeholder: 'ada',
  });
});

test('in MIME parts users are the same, anchors are not', () => {
  const head = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n';
  const part = 'Content-Type: text/cloud-config\n\n';
  const document = (first: string, second: string) =>
    `${head}${part}${first}\n--b\n${part}${second}\n--b--\n`;
  checkRenamed(
    document('users: [a|da]', 'groups: {g: ada}'),
    'bob',
    document('users: [bob]', 'groups: {g: bob}'),
  );
  checkRenamed(document('x: &a|da 1', 'y: &ada 2'), 'bob', document('x: &bob 1', 'y: &ada 2'));
});

const renamedIn = (name: string, marked: string, newName: string): string | undefined => {
  const { source, position } = cursorText(marked, name);
  return afterRenaming(source, renamedAt(openDocument(source), position, newName));
};

test('network devices of both versions', () => {
  const file = 'network-config';
  const version2 = (card: string, cursor = '') =>
    `version: 2\nethernets:\n  ${card}: {dhcp4: false}\n  eth1: {}\nbonds:\n  bond0:\n    interfaces: [${card}, eth1]\n    parameters: {primary: ${card}${cursor}}\nvlans:\n  v1: {id: 1, link: bond0}\n`;
  expect(renamedIn(file, version2('eth0', '|'), 'ens3')).toBe(version2('ens3'));
  expect(renamedIn(file, version2('eth0', '|'), 'eth1')).toContain('already a device called eth1');
  expect(renamedIn(file, version2('eth0', '|'), 'a/b')).toContain('letters, digits');
  const version1 = (card: string, cursor = '') =>
    `network:\n  version: 1\n  config:\n    - {type: physical, name: ${card}${cursor}}\n    - {type: vlan, name: v, vlan_link: ${card}, vlan_id: 1}\n`;
  expect(renamedIn(file, version1('eth0', '|'), 'ens3')).toBe(version1('ens3'));
  const system = (card: string, cursor = '') =>
    `network:\n  version: 2\n  ethernets: {${card}: {}}\n  bridges: {br0: {interfaces: [${card}${cursor}]}}\n`;
  expect(renamedIn('cloud.cfg', system('eth0', '|'), 'ens3')).toBe(system('ens3'));
});
