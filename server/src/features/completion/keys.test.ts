import { expect, test } from 'vitest';
import { checkCompletion, header, itemsAt } from './check-completion.ts';

const check = checkCompletion;

test('the keys of a user, wherever the cursor is in the list', () => {
  const before = [
    '  - |',
    '- |',
    '  -   |',
    '  - name: a\n  - |',
    '- name: a\n- |',
    '  - default\n  - |',
  ];
  for (const lines of before) {
    check(`users:\n${lines}\n`, { some: ['name', 'shell', 'sudo'], none: ['users', 'path', '-'] });
  }
  const within = [
    '  - name: a\n    |',
    '- name: a\n  |',
    '  -   name: a\n      |',
    '    - name: a\n      |',
    '  - name: a\n\n    |',
    '  - name: a # c\n    # c\n    |',
    '  - name: a\n    gecos: "a: b"\n    |',
    '  - |\n    name: a',
    '  - gecos: x\n    |\n    name: a',
    '  - {name: a}\n  - name: b\n    |',
    '  - {name: a, |}',
    '  - {name: a,\n     |}',
    '  - &first\n    name: a\n    |',
    '  - &first name: a\n    |',
    '  - "name": a\n    |',
    "  - 'name': a\n    sh|",
    '  - name: a\n    sh|ell: /bin/sh',
    '  - name: a\n    |shell: /bin/sh',
  ];
  for (const lines of within)
    check(`users:\n${lines}\n`, { some: ['shell'], none: ['name', 'users', 'default'] });
});

test('keys of maps in maps', () => {
  check('apt:\n  sources:\n    a:\n      |\n', { some: ['source', 'keyid'], none: ['sources'] });
  check('apt:\n  sources:\n    a:\n      source: x\n    b:\n      |\n', { some: ['source'] });
  check('apt:\n  sources:\n    a:\n      source: x\n  |\n', {
    some: ['primary'],
    none: ['sources', 'source'],
  });
  check('apt: {sources: {a: {|\n', { some: ['source'], none: ['apt'] });
  check('apt: {sources: {a: {source: x}}, |}\n', { some: ['primary'], none: ['sources'] });
  check('apt:\n  primary:\n  - arches: [default]\n    |\n', { some: ['uri'], none: ['arches'] });
  check('yum_repos:\n  epel:\n    |\n', { some: ['baseurl', 'gpgcheck', 'gpgkey'] });
  check('salt_minion:\n  conf:\n    ma|\n', { some: ['master'] });
  check('swap:\n  filename: /x\n  |\n', { only: ['size', 'maxsize'] });
});

test('a cursor that is not yet in line with its neighbours', () => {
  check('users:\n  - name: a\n   |\n', { some: ['shell'], none: ['name'] });
  check('power_state:\n    mode: halt\n  |\n', { some: ['delay'], none: ['mode'] });
  check('  hostname: a\n|\n', { some: ['fqdn'], none: ['hostname'] });
  check('users:\n  - name: a\n      |\n', { only: [] });
});

test('at column 0 after a block there are the keys of the top', () => {
  for (const block of [
    'users:\n  - name: a\n',
    'apt:\n  sources:\n    a:\n      source: b\n',
    'write_files:\n  - path: /a\n    content: ¦\n      x\n'.replace('¦', '|'),
    'packages:\n- a\n',
    'bootcmd: [a,\n  b]\n',
  ]) {
    const key = /^\w+/.exec(block)?.[0] ?? '';
    check(`${block}¦\n`, { some: ['hostname', 'runcmd'], none: [key, 'name', 'path'] });
  }
});

test('keys that shut each other out', () => {
  check('chpasswd:\n  users:\n    - {name: a, type: text, |}\n', { only: ['password'] });
  check('chpasswd:\n  users:\n    - name: a\n      password: x\n      |\n', { only: ['type'] });
  check('reporting:\n  a:\n    type: webhook\n    |\n', {
    some: ['endpoint'],
    none: ['level', 'type'],
  });
  check('ca_certs:\n  remove_defaults: true\n  |\n', { only: ['trusted'] });
});

test('what most documents have comes first of the many, what is deprecated last', () => {
  check('|\n', { some: ['hostname', 'users'] });
  check('ca_certs:\n  |\n', { only: ['trusted', 'remove_defaults', 'remove-defaults'] });
});

test('keys whose names the author makes up', () => {
  check('apt:\n  sources:\n    |\n', { only: ['<name>'] });
  check('apt:\n  sources:\n    a: {}\n    |\n', { only: ['<name>'] });
  check('apt:\n  sources: {|}\n', { only: [] });
  check('disk_setup:\n  |\n', { some: ['ephemeral0'] });
});

test('nothing where nothing is known', () => {
  for (const marked of [
    'foo:\n  |\n',
    'foo: |\n',
    'users:\n  - foo:\n      |\n',
    'hostname: a |\n',
    'hostname:| a\n',
    'runcmd:\n  - |\n',
    'runcmd:\n  - ec|\n',
    'runcmd:\n  - [|\n',
    'runcmd:\n  - [ls, |]\n',
    'bootcmd:\n  - ec|ho a\n',
    'packages: [|]\n',
    'ssh_authorized_keys:\n  - |\n',
    'ntp:\n  servers:\n    - |\n',
  ]) {
    check(marked, { only: [] });
  }
});

test('nothing in front of what stands on the line', () => {
  for (const marked of [
    'power_state:\n | mode: halt\n',
    'users:\n |- name: a\n',
    'users:\n|  - name: a\n',
    'users:\n  - |  name: a\n',
  ])
    check(marked, { only: [] });
});

test('a map that has begun is no list', () => {
  check('users:\n  - name: a\n    |\n', { some: ['shell'], none: ['-', '- name'] });
  check('users:\n|\n', { some: ['- name'] });
});

test('users by name', () => {
  check('users:\n  bob:\n    sh|\n', { some: ['shell', 'sudo'], none: ['name'] });
  check('users: {bob: {shell: /bin/sh, |}}\n', { some: ['sudo'], none: ['shell', 'name'] });
});

test('hyphens find what has underscores', () => {
  const item = itemsAt(`${header}ssh-au|\n`).find(({ label }) => label === 'ssh_authorized_keys');
  expect(item?.filterText).toBe('ssh-authorized-keys');
});

test('a key in its older spelling is there already', () => {
  check('users:\n  - lock-passwd: true\n    |\n', { some: ['shell'], none: ['lock_passwd'] });
});
