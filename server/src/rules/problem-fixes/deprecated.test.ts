import { test } from 'vitest';
import { checkFixes } from '../testing/check-fixes.ts';

test('a list of passwords becomes users, each with what it was', () => {
  checkFixes(
    "chpasswd:\n  list: |\n    root:RANDOM\n    ada:it's\n    bob:$6$salt$hash\n  expire: false\n",
    'deprecated-key',
    [
      '!Write users',
      "chpasswd:\n  users:\n    - {name: root, type: RANDOM}\n    - {name: ada, password: \"it's\", type: text}\n    - {name: bob, password: '$6$salt$hash', type: hash}\n  expire: false\n",
    ],
  );
  checkFixes("chpasswd: {list: ['a:b:c']}\n", 'deprecated-key', [
    '!Write users',
    "chpasswd: {users: [{name: a, password: 'b:c', type: text}]}\n",
  ]);
  checkFixes('chpasswd:\n  list: |\n    root\n', 'deprecated-key');
});

test('a value gets the form that goes with the new key', () => {
  checkFixes(
    'ansible:\n  pull:\n    - url: https://a.example/b\n      playbook_name: a.yml\n',
    'deprecated-key',
    [
      '!Write playbook_names',
      "ansible:\n  pull:\n    - url: https://a.example/b\n      playbook_names: ['a.yml']\n",
    ],
  );
});

test('an old name stays beside the new one', () => {
  checkFixes('ca_certs: {remove_defaults: true}\nca-certs: {trusted: [a]}\n', 'deprecated-key');
});

test('a word gets the one that took its place', () => {
  checkFixes('manage_etc_hosts: template # why\n', 'deprecated-value', [
    '!Write true',
    'manage_etc_hosts: true # why\n',
  ]);
  checkFixes('apt_pipelining: none\n', 'deprecated-value', ['!Write os', 'apt_pipelining: os\n']);
});

test('numbers and words lose or get their quotes', () => {
  const user = (entry: string) => `users:\n  - name: ada\n    ${entry}\n`;
  checkFixes(user("uid: '1000'"), 'deprecated-value', ['!Write 1000', user('uid: 1000')]);
  checkFixes(user('sudo: false'), 'deprecated-value', ['!Write null', user('sudo: null')]);
  checkFixes(user("uid: 'true'"), 'deprecated-value');
  checkFixes('growpart: {mode: off}\n', 'deprecated-value', [
    "!Write 'off'",
    "growpart: {mode: 'off'}\n",
  ]);
  checkFixes("power_state: {mode: reboot, delay: '+30'}\n", 'deprecated-value', [
    '!Write 30',
    'power_state: {mode: reboot, delay: 30}\n',
  ]);
  checkFixes("ssh_pwauth: 'yes'\n", 'deprecated-value', ['!Write true', 'ssh_pwauth: true\n']);
  checkFixes('rh_subscription:\n  org: 123\n', 'deprecated-value', [
    "!Write '123'",
    "rh_subscription:\n  org: '123'\n",
  ]);
});
