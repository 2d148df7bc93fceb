import { expect, test } from 'vitest';
import { checkAccepted, checkCompletion, header, itemsAt } from './check-completion.ts';

const accept = (marked: string, label: string, expected: string): void =>
  checkAccepted(header + marked, label, header + expected);

test('a key goes in line with its neighbours', () => {
  accept('users:\n  - name: a\n   |\n', 'uid', 'users:\n  - name: a\n    uid: $1\n');
  accept(
    'users:\n  - name: a\n   |\n',
    'ssh_authorized_keys',
    'users:\n  - name: a\n    ssh_authorized_keys:\n      - $1\n',
  );
  accept('swap:\n    size: 1\n  fi|\n', 'filename', 'swap:\n    size: 1\n    filename: $1\n');
});

test('right behind a dash whose item goes on below, a key goes in line with the others', () => {
  checkCompletion('users:\n  -|\n    name: a\n', { some: ['uid'], none: ['name', 'default'] });
  accept('users:\n  -|\n    name: a\n', 'uid', 'users:\n  - uid: $1\n    name: a\n');
  accept('users:\n  - |\n      name: a\n', 'uid', 'users:\n  -   uid: $1\n      name: a\n');
  accept(
    'users:\n  -|\n    name: a\n',
    'ssh_authorized_keys',
    'users:\n  - ssh_authorized_keys:\n      - $1\n    name: a\n',
  );
});

test('an item of a list that is not indented', () => {
  accept('packages:\n|\n', '-', 'packages:\n- $1\n');
  accept('packages:\n- a\n|\n', '-', 'packages:\n- a\n- $1\n');
  accept('groups:\n- a: [b]\n|\n', '-', 'groups:\n- a: [b]\n- $1\n');
  accept(
    'apt:\n  primary:\n  |\n',
    '- arches',
    'apt:\n  primary:\n  - arches:\n      - $1\n    uri: $2\n',
  );
});

test('what stood there is replaced as a whole', () => {
  accept('hos|tname: a\n', 'fqdn', 'fqdn: a\n');
  accept('power_state:\n  mode: re|boot\n', 'halt', 'power_state:\n  mode: halt\n');
  accept('power_state: {mode: re|boot}\n', 'halt', 'power_state: {mode: halt}\n');
  accept('ssh_genkeytypes: [rs|a, x]\n', 'ecdsa', 'ssh_genkeytypes: [ecdsa, x]\n');
  accept('"host|name": a\n', 'fqdn', 'fqdn: a\n');
  accept('users:\n  - na|\n    uid: 1\n', 'name', 'users:\n  - name: $1\n    uid: 1\n');
  accept('timezone: Europe/Be|rn\n', 'Europe/Berlin', 'timezone: Europe/Berlin\n');
});

test('a whole module with its tab stops', () => {
  accept(
    '|\n',
    'chpasswd',
    `chpasswd:\n  users:\n    - name: $1\n      type: \${2|hash,text|}\n      password: $3\n  expire: \${4|true,false|}\n`,
  );
  accept('|\n', 'swap', `swap:\n  filename: \${1:/swap.img}\n  size: \${2:auto}\n`);
  accept('|\n', 'mounts', `mounts:\n  - [\${1:device}, \${2:mount point}]\n`);
});

test('nothing is put in by a single letter: no item has commit characters, none is chosen ahead', () => {
  for (const item of itemsAt(`${header}|\n`)) {
    expect(item.commitCharacters).toBeUndefined();
    expect(item.preselect).toBeUndefined();
  }
});

test('an editor that knows no tab stops gets text without any', () => {
  const plain = { snippets: false, insertTextModes: false, tags: false };
  for (const item of itemsAt(`${header}|\n`, undefined, plain)) {
    const text = item.textEdit?.newText ?? '';
    expect(text, item.label).not.toMatch(/\$\d|\$\{|\|\}/);
    expect(item.insertTextFormat).toBeUndefined();
    expect(item.tags).toBeUndefined();
  }
  const old = itemsAt(`${header}|\n`, undefined, plain).find(({ label }) => label === 'apt_update');
  expect(old?.detail).toBe('boolean, deprecated');
});

test('between brackets a colon gets its blank', () => {
  accept('power_state: {mode:|}\n', 'halt', 'power_state: {mode: halt}\n');
  accept('power_state: {"mode":|}\n', 'halt', 'power_state: {"mode": halt}\n');
});

test('between brackets a value with a comma gets quotes', () => {
  const mount = (options: string): string => `mounts:\n  - [/dev/vdb, /mnt, auto, ${options}]\n`;
  accept(mount('def|'), 'defaults,nofail', mount("'defaults,nofail'"));
  accept(mount('"|"'), 'defaults,nofail', mount('"defaults,nofail"'));
  accept(mount('|'), 'defaults', mount('defaults'));
  accept('chef: {log_level: |}\n', ':debug', "chef: {log_level: ':debug'}\n");
});

test('between brackets a value with blanks is replaced as a whole', () => {
  const rule = 'ALL=(ALL) NOPASSWD:ALL';
  const sudo = (list: string): string => `users:\n  - name: a\n    sudo: [${list}]\n`;
  accept(sudo(`'A|LL=(ALL) NOPASSWD:ALL'`), rule, sudo(`'${rule}'`));
  accept(sudo(`"|ALL=(ALL) ALL", "x"`), rule, sudo(`"${rule}", "x"`));
  accept(sudo(`ALL|=(ALL) ALL, x`), rule, sudo(`${rule}, x`));
  accept(sudo(`'AL|`), rule, sudo(`'${rule}'`));
  accept(sudo(`"AL|, "x"`), rule, sudo(`"${rule}", "x"`));
});

test('what is many lines opens with a bar, as a value and as an item', () => {
  accept('ssh_keys:\n  rsa_p|\n', 'rsa_private', 'ssh_keys:\n  rsa_private: |\n    $1\n');
  accept('ca_c|\n', 'ca_certs', 'ca_certs:\n  trusted:\n    - |\n      $1\n');
  accept('ca_certs:\n  trusted:\n    - ¦\n', '|', 'ca_certs:\n  trusted:\n    - |\n      $1\n');
  accept('ca_certs:\n  trusted:\n  -¦\n', '|', 'ca_certs:\n  trusted:\n  - |\n    $1\n');
});

test('one of several ways to say it is opened, and the key that tells kinds apart', () => {
  accept(
    'ansible:\n  pu|\n',
    'pull',
    'ansible:\n  pull:\n    - url: $1\n      playbook_names:\n        - $2\n',
  );
  accept(
    'repo|\n',
    'reporting',
    `reporting:\n  \${1:name}:\n    type: \${2|log,print,webhook,hyperv|}\n`,
  );
});
