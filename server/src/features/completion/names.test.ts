import { expect, test } from 'vitest';
import { cursorText, documentNamed } from '../../documents/cursor-text.ts';
import { openDocument } from '../../documents/open-document.ts';
import { standardSettings } from '../../settings.ts';
import { completionAt } from '../completion.ts';
import { able, checkAccepted, checkCompletion, header } from './check-completion.ts';

const check = checkCompletion;

test('users of the document', () => {
  const users = 'users:\n  - default\n  - name: alice\n  - bob\n  - {name: carol}\n';
  check(`${users}chpasswd:\n  users:\n    - name: |\n`, {
    only: ['alice', 'carol', 'bob', 'root'],
  });
  check(`${users}chpasswd:\n  users:\n    - {name: |}\n`, { some: ['alice'], none: ['default'] });
  check(`${users}write_files:\n  - owner: |\n`, { some: ['alice:alice', 'root:root'] });
  check(`${users}groups:\n  - ops: [alice, |]\n`, { some: ['bob'], none: ['alice'] });
  check(`${users}groups:\n  ops:\n    - |\n`, { some: ['bob'] });
  check(`${users}groups:\n  ops: alice, |\n`, { some: ['bob'], none: ['alice'] });
  check('users: alice, bob\nansible:\n  run_user: |\n', { some: ['alice', 'bob'] });
  check('users: {alice: {}}\nansible:\n  run_user: |\n', { some: ['alice'] });
  check('user: {name: me}\nchpasswd:\n  users:\n    - name: |\n', { some: ['me'] });
});

test('users of a list that cannot be read as it stands', () => {
  check(
    'users:\n  - name: alice\n  - name: "b\n  - name: carol\nchpasswd:\n  users:\n  - name: |\n',
    {
      some: ['alice', 'carol'],
    },
  );
  check('users:\n  - name: alice\n    sh\n    x: y\nchpasswd:\n  users:\n  - name: |\n', {
    some: ['alice'],
  });
});

test('groups of the document, and those that systems have', () => {
  const groups = 'groups:\n  - ops\n  - dev: [alice]\n';
  check(`${groups}users:\n  - name: a\n    groups: |\n`, {
    some: ['ops', 'dev', 'sudo', 'docker'],
  });
  check(`${groups}users:\n  - groups: [sudo, |]\n`, { some: ['ops'], none: ['sudo'] });
  check(`${groups}users:\n  - groups:\n      - sudo\n      - |\n`, {
    some: ['ops'],
    none: ['sudo'],
  });
  check(`${groups}users:\n  - primary_group: |\n`, { some: ['ops'] });
  check('groups: [ops]\nusers:\n  - groups: sudo, |\n', { some: ['ops'], none: ['sudo'] });
  check('groups: {ops: []}\nusers:\n  - groups: |\n', { some: ['ops'] });
  checkAccepted(
    `${header}users:\n  - groups: sudo, do|\n`,
    'docker',
    `${header}users:\n  - groups: sudo, docker\n`,
  );
});

test('disks, file systems and mounts', () => {
  check('device_aliases: {data: /dev/vdb}\ndisk_setup:\n  |\n', { some: ['data'] });
  check('device_aliases: {data: /dev/vdb}\ndisk_setup:\n  data: {}\n  |\n', { none: ['data'] });
  check('disk_setup:\n  data: {}\nfs_setup:\n  - device: |\n', { some: ['data', 'data.1'] });
  check('fs_setup:\n  - {label: x, device: data.1}\nmounts:\n  - [|\n', {
    some: ['data.1', 'LABEL=x'],
  });
  checkAccepted(
    `${header}device_aliases: {data: /dev/vdb}\ndisk_setup:\n  |\n`,
    'data',
    `${header}device_aliases: {data: /dev/vdb}\ndisk_setup:\n  data:\n    table_type: \${1|mbr,gpt|}\n    layout: \${2:true}\n    overwrite: \${3|false,true|}\n`,
  );
});

test('devices of a network', () => {
  const file = 'network-config';
  const cards = 'version: 2\nethernets:\n  eth0: {}\n  eth1: {}\n';
  check(`${cards}bonds:\n  bond0:\n    interfaces: [|]\n`, { file, only: ['eth0', 'eth1'] });
  check(`${cards}bonds:\n  bond0:\n    interfaces:\n      - eth0\n      - |\n`, {
    file,
    only: ['eth1'],
  });
  check(`${cards}vlans:\n  v1:\n    link: |\n`, { file, only: ['eth0', 'eth1'] });
  check(`${cards}bonds:\n  b:\n    parameters:\n      primary: |\n`, {
    file,
    only: ['eth0', 'eth1'],
  });
  const inside = `network:\n${cards.replace(/^/gm, '  ').trimEnd()}\n`;
  check(`${inside}  bridges:\n    br0:\n      interfaces: [|]\n`, { file, only: ['eth0', 'eth1'] });
  const first = 'version: 1\nconfig:\n  - {type: physical, name: eth0}\n';
  check(`${first}  - type: bond\n    name: b\n    bond_interfaces: [|]\n`, {
    file,
    only: ['eth0'],
  });
  check(`${first}  - type: vlan\n    name: v\n    vlan_link: |\n`, { file, only: ['eth0'] });
  check(`${first}  - type: bridge\n    name: b\n    bridge_interfaces:\n    - |\n`, {
    file,
    only: ['eth0'],
  });
});

test('anchors that are set above', () => {
  const base = 'a: &base\n  name: x\nb: &more {c: d}\n';
  check(`${base}users:\n  - *|\n`, { only: ['*base', '*more'] });
  check(`${base}users:\n  - *ba|\n`, { only: ['*base', '*more'] });
  check(`${base}users:\n  - <<: |\n`, { only: ['*base', '*more'] });
  check(`${base}users:\n  - <<: *b|\n    name: y\n`, { only: ['*base', '*more'] });
  check(`${base}users:\n  - {<<: *|}\n`, { only: ['*base', '*more'] });
  check(`${base}users:\n  - <<: [*base, *|]\n`, { some: ['*more'] });
  check(`${base}hostname: *|\n`, { only: ['*base', '*more'] });
  check('users:\n  - *|\n', { only: [] });
  checkAccepted(
    `${header}a: &base x\nhostname: *b|\n`,
    '*base',
    `${header}a: &base x\nhostname: *base\n`,
  );
  check(`${base}users:\n  - <<: *base\n    sh|\n`, { some: ['shell'], none: ['<<'] });
});

test('names that come out of a template are no names', () => {
  check(
    '## template: jinja\n#cloud-config\nusers:\n  - name: {{ v1.x }}\n  - name: bob\nchpasswd:\n  users:\n    - name: |\n',
    {
      file: 'user-data',
      only: ['bob', 'root'],
    },
  );
});

test('groups to make are not made twice', () => {
  check('groups:\n  - docker: [a]\n  - ops\n  - |\n', { some: ['sudo'], none: ['docker', 'ops'] });
  check('users:\n  - groups: [dev]\ngroups:\n  - |\n', { some: ['dev'] });
  check('mounts:\n  - [a, /b, auto, defaults, "0", |]\n', { some: ["'0'", "'2'"] });
});

test('users by name, and the image’s own user, count like users of a list', () => {
  check('users:\n  alice: {groups: [dev]}\ngroups:\n  - |\n', { some: ['dev'] });
  check('system_info:\n  default_user: {name: me}\nansible:\n  run_user: |\n', { some: ['me'] });
});

test('a name that is being typed is not offered for itself', () => {
  check('users:\n  - groups: [dev|]\n', { none: ['dev'] });
});

test('a group may be called like its user', () => {
  check('groups: [ops]\nusers:\n  - name: ops\n    primary_group: |\n', { some: ['ops'] });
});

test('names as they were read last are good enough right after a keystroke', () => {
  const before = openDocument(documentNamed('user-data', `${header}users:\n  - name: alice\n`));
  before.read();
  const { source, position } = cursorText(
    `${header}users:\n  - name: alice\n    "\nchpasswd:\n  users:\n    - name: |\n`,
  );
  const after = openDocument(source, before);
  const { items } = completionAt(after, position, able, standardSettings);
  expect(items.map(({ label }) => label)).toContain('alice');
});
