import { test } from 'vitest';
import { checkCompletion } from './check-completion.ts';

const check = checkCompletion;

test('mistakes above change nothing', () => {
  for (const above of [
    'hostname: "abc\n',
    "hostname: 'abc\n",
    'runcmd:\n  - [ls, -l\n',
    'runcmd:\n  - {a: b\n',
    'runcmd:\n  - echo "a\n',
    'packages\n',
    'packages\n  - a\n',
    'packages:a\n',
    '\tpackages: x\n',
    'packages: *x\n',
    'packages: @x\n',
    'packages: %x\n',
    'packages: {{ x }}\n',
    ': x\n',
    '- x\n',
    'packages:\n    - a\n  - b\n',
    'packages: [a]]\n',
    'packages: a: b\n',
    '? x\n',
    '&a\n',
    '}\n',
  ]) {
    check(`${above}power_state:\n  mode: |\n`, { only: ['poweroff', 'reboot', 'halt'] });
    check(`${above}power_state:\n  mode: halt\n  de|\n`, { some: ['delay'], none: ['mode'] });
    check(`${above}users:\n  - name: a\n    sh|\n    gecos: b\n`, {
      some: ['shell'],
      none: ['name', 'gecos'],
    });
    check(`${above}us|\nhostname: a\n`, { some: ['users'], none: ['hostname'] });
  }
});

test('mistakes below change nothing', () => {
  for (const below of ['x\n', 'a: "b\n', '  - c\n', '\tb: c\n', ']\n', 'a: [b\n']) {
    check(`power_state:\n  mode: |\n${below}`, { only: ['poweroff', 'reboot', 'halt'] });
    check(`pow|\n${below}`, { some: ['power_state'] });
  }
});

test('a word above another key', () => {
  check('ru|\npackages: []\n', { some: ['runcmd'], none: ['packages'] });
  check('users:\n  - na|\n    shell: /bin/sh\n', { some: ['name'], none: ['shell'] });
  check('users:\n  - name: a\n    sh|\n    sudo: b\n  - name: c\n    gecos: d\n', {
    some: ['shell', 'gecos'],
    none: ['name', 'sudo'],
  });
  check('apt:\n  sou|\n    a:\n      source: b\n  primary: []\n', {
    some: ['sources'],
    none: ['primary'],
  });
});

test('line ends of Windows', () => {
  check('hostname: a\r\n|\r\nfqdn: b\r\n', { some: ['users'], none: ['hostname', 'fqdn'] });
  check('users:\r\n  - name: a\r\n    |\r\n    gecos: b\r\n', {
    some: ['shell'],
    none: ['name', 'gecos'],
  });
  check('power_state:\r\n  mode: |\r\n', { only: ['poweroff', 'reboot', 'halt'] });
  check('power_state: {mode: |}\r\n', { only: ['poweroff', 'reboot', 'halt'] });
  check('write_files:\r\n  - content: |\r\n      ¦\r\n    path: /a\r\n', { only: [] });
});

test('tabs, which YAML forbids, are indentation all the same', () => {
  check('power_state:\n\t|\n', { some: ['mode'] });
  check('power_state:\n\tmode: |\n', { only: ['poweroff', 'reboot', 'halt'] });
  check('power_state:\n\tmode: halt\n\t|\n', { some: ['delay'], none: ['mode'] });
  check('power_state:\t|\n', { some: ['mode'] });
});

test('text and comments are left alone', () => {
  for (const marked of [
    'runcmd:\n  - |\n    ec¦\n',
    'runcmd:\n  - >-\n    a\n\n    ¦\n',
    'write_files:\n  - content: |\n      us¦\n    path: /a\n',
    'write_files:\n  - path: /a\n    content: |2\n      a:\n        ¦\n',
    'write_files:\n  - content: &x |\n      ¦\n',
    'write_files:\n  - content: !!str |\n      ¦\n',
    'write_files:\n  - content: | # why\n      a: ¦\n',
    'final_message: |\n  a\n\n  ¦\n  b\n',
    'packages: |\n  a: ¦\n',
    'users: >-\n  na¦\n',
    '# us¦\n',
    'hostname: a # us¦\n',
    'users:\n  # na¦\n',
    'power_state:\n  mode: # ¦\n',
    'write_files:\n  - content: "a\n      na¦"\n',
    'hostname: a\n  ¦\n',
  ]) {
    check(marked, { only: [] });
  }
});

test('after a text the keys go on', () => {
  check('write_files:\n  - content: |\n      a\n    ¦\n    path: /a\n', {
    some: ['owner'],
    none: ['content', 'path'],
  });
  check('write_files:\n  - content: >\n      a\n  - ¦\n', { some: ['path', 'content'] });
  check('packages: |\n  a\n¦\n', { some: ['users'], none: ['packages'] });
});

test('documents of nearly nothing', () => {
  check('|', { some: ['users'] });
  check('\n\n|', { some: ['users'] });
  check('---\n|\n', { some: ['users'] });
  check('# c\n|\n', { some: ['users'] });
  check('{|\n', { some: ['users'] });
  check('{hostname: a, |}\n', { some: ['users'], none: ['hostname'] });
  check('- |\n', { only: [] });
});

test('a line of very many blanks, keys or quotes takes no longer than it is long', () => {
  // What is tried again at every place would take minutes here.
  for (const part of [' ', 'a:', '- ', '&a ', '"', "'a", ' #']) {
    const long = `a${part.repeat(90_000 / part.length)}b`;
    check(`${long}\npower_state:\n  mode: |\n`, { only: ['poweroff', 'reboot', 'halt'] });
    check(`x: [${long}|\n`, { only: [] });
  }
});
