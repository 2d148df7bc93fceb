import { expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { standardSettings } from '../settings.ts';
import {
  checkAccepted,
  checkCompletion,
  header,
  itemsAt,
  labelsAt,
} from './completion/check-completion.ts';
import { type CompletionAbilities, resolvedItem } from './completion.ts';

test('keys at the top, but none that is there', () => {
  checkCompletion('pack|\n', { some: ['packages', 'package_update'], none: ['name', 'path'] });
  checkCompletion('hostname: a\n|\nruncmd: []\n', {
    some: ['users'],
    none: ['hostname', 'runcmd'],
  });
  checkCompletion('apt:\n  |\n', { some: ['sources', 'primary'], none: ['apt', 'users'] });
});

test('keys in list items', () => {
  checkCompletion('users:\n  - |\n', {
    some: ['default', 'name', 'shell'],
    none: ['users', 'path'],
  });
  checkCompletion('users:\n  - name: a\n    |\n', {
    some: ['shell'],
    none: ['name', 'snapuser', 'default'],
  });
  checkCompletion('write_files:\n- path: /a\n  |\n', { some: ['content'], none: ['path'] });
});

test('deprecated keys come last and are marked, old spellings of what is there not at all', () => {
  const labels = labelsAt(`${header}|\n`);
  expect(labels.indexOf('apt_update')).toBeGreaterThan(labels.indexOf('zypper'));
  expect(itemsAt(`${header}|\n`).find(({ label }) => label === 'apt_update')?.tags).toEqual([1]);
  checkCompletion('users:\n  - lock_passwd: true\n    |\n', { none: ['lock-passwd'] });
});

test('values', () => {
  checkCompletion('power_state:\n  mode: |\n', { only: ['poweroff', 'reboot', 'halt'] });
  checkCompletion('package_update: |\n', { only: ['true', 'false'] });
  checkCompletion('ssh_genkeytypes:\n  - |\n', { some: ['ed25519'], none: ['users'] });
  checkCompletion('write_files:\n  - permissions: |\n', { some: ["'0644'"] });
  checkCompletion('write_files:\n  - permissions: "|"\n', { some: ['0644'], none: ["'0644'"] });
  checkCompletion('write_files:\n  - owner: |\n', { some: ['root:root'] });
});

test('of alternatives only those that fit what stands beside', () => {
  checkCompletion('chpasswd:\n  users:\n    - type: |\n', { some: ['hash', 'text', 'RANDOM'] });
  checkCompletion('chpasswd:\n  users:\n    - type: RANDOM\n      |\n', { only: ['name'] });
  checkCompletion('reporting:\n  a:\n    type: log\n    |\n', { only: ['level'] });
});

test('within brackets', () => {
  checkCompletion('power_state: {mode: |}\n', { only: ['poweroff', 'reboot', 'halt'] });
  checkCompletion('power_state: {mode: halt, |}\n', { some: ['delay'], none: ['mode'] });
  checkCompletion('users: [|]\n', { only: ['default'] });
});

test('nothing where only free text can stand', () => {
  for (const marked of [
    'runcmd:\n  - ec|\n',
    'packages:\n  - [a, |]\n',
    '# |\n',
    'hostname: |\n',
  ]) {
    checkCompletion(marked, { only: [] });
  }
  checkCompletion('write_files:\n  - content: |\n      ¦\n', { only: [] });
});

test('the header', () => {
  expect(labelsAt('|')).toContain('#cloud-config');
  expect(labelsAt('#cl|')).toContain('#cloud-config');
  expect(labelsAt('## template: jinja\n#|')).not.toContain('## template: jinja');
  checkAccepted('#cl|', '#cloud-config', '#cloud-config');
});

test('templates', () => {
  const jinja = '## template: jinja\n#cloud-config\n';
  expect(labelsAt(`${jinja}hostname: {{ v1.|\n`)).toContain('local_hostname');
  expect(labelsAt(`${jinja}hostname: {{ |\n`)).toContain('v1');
  expect(labelsAt(`${jinja}{% if x %}\npackages: []\n{% endif %}\n|\n`)).not.toContain('packages');
});

test('network configuration', () => {
  expect(labelsAt('version: 2\nethernets:\n  a:\n    |\n', 'network-config')).toContain('dhcp4');
  expect(
    labelsAt('network:\n  version: 1\n  config:\n    - type: |\n', 'network-config'),
  ).toContain('bond');
  expect(labelsAt('version: 1\nconfig:\n  - type: vlan\n    |\n', 'network-config')).toContain(
    'vlan_id',
  );
  expect(labelsAt('|\n', 'network-config')).toEqual([
    'version',
    'network',
    'renderer',
    'ethernets',
    'bonds',
    'bridges',
    'vlans',
  ]);
});

test('scripts and includes are left alone', () => {
  expect(labelsAt('#!/bin/sh\n|')).toEqual([]);
  expect(labelsAt('#include\n|')).toEqual([]);
});

test('a key opens the shape of its value', () => {
  checkAccepted(`${header}host|\n`, 'hostname', `${header}hostname: $1\n`);
  checkAccepted(`${header}|\n`, 'package_update', `${header}package_update: \${1|true,false|}\n`);
  checkAccepted(`${header}pa|\n`, 'packages', `${header}packages:\n  - $1\n`);
  checkAccepted(
    `${header}|\n`,
    'power_state',
    `${header}power_state:\n  mode: \${1|poweroff,reboot,halt|}\n  delay: \${2:now}\n  message: $3\n`,
  );
  checkAccepted(
    `${header}wr|\n`,
    'write_files',
    `${header}write_files:\n  - path: $1\n    content: |\n      $2\n    permissions: '\${3:0644}'\n`.replace(
      '|\n      $2',
      '|\n      $2',
    ),
  );
  checkAccepted(
    `${header}users:\n  - name: a\n    ssh_a|\n`,
    'ssh_authorized_keys',
    `${header}users:\n  - name: a\n    ssh_authorized_keys:\n      - $1\n`,
  );
  checkAccepted(
    `${header}write_files:\n  - so|\n`,
    'source',
    `${header}write_files:\n  - source:\n      uri: $1\n`,
  );
});

test('a key that has its colon keeps its value', () => {
  checkAccepted(`${header}hos|t: a\n`, 'hostname', `${header}hostname: a\n`);
  checkAccepted(`${header}users:\n  - {na|: a}\n`, 'name', `${header}users:\n  - {name: a}\n`);
});

test('a space comes along where it is missing', () => {
  checkAccepted(
    `${header}power_state:\n  mode:|\n`,
    'halt',
    `${header}power_state:\n  mode: halt\n`,
  );
  checkAccepted(`${header}users:\n  -|\n`, 'default', `${header}users:\n  - default\n`);
  checkAccepted(`${header}packages:\n  -|\n`, 'apt', `${header}packages:\n  - apt:\n      - $1\n`);
});

test('a key that is begun with a quote is matched with it', () => {
  const [item] = itemsAt(`${header}"us|\n`);
  expect(item?.filterText).toMatch(/^"/);
});

test('where a list is due, its dash comes along', () => {
  checkAccepted(
    `${header}packages:\n  - a\nruncmd:\n  |\n`,
    '-',
    `${header}packages:\n  - a\nruncmd:\n  - $1\n`,
  );
});

test('an editor without snippets gets plain text', () => {
  const plain: CompletionAbilities = { snippets: false, insertTextModes: false, tags: false };
  const item = itemsAt(`${header}|\n`, undefined, plain).find(
    ({ label }) => label === 'apt_update',
  );
  expect(item).toMatchObject({ textEdit: { newText: 'apt_update: true' } });
  expect(item?.tags).toBeUndefined();
  expect(item?.insertTextFormat).toBeUndefined();
});

test('documentation comes when an item is looked at', () => {
  const item = itemsAt(`${header}hostna|\n`).find(({ label }) => label === 'hostname');
  expect(item?.documentation).toBeUndefined();
  expect(
    item &&
      resolvedItem(JSON.parse(JSON.stringify(item)) as CompletionItem, standardSettings)
        .documentation,
  ).toMatchObject({
    kind: 'markdown',
    value: expect.stringContaining('**hostname**') as string,
  });
  const odd = { label: 'x', data: { shape: 3, name: {}, topKey: 7 } };
  expect(resolvedItem(odd, standardSettings)).toEqual(odd);
  expect(resolvedItem({ label: 'x', data: { strange: true } }, standardSettings)).toEqual({
    label: 'x',
    data: { strange: true },
  });
});

test('an older target version is offered what it knows, and what it does not frown on yet', () => {
  const offered = (marked: string, targetVersion: string) =>
    itemsAt(header + marked, undefined, undefined, { targetVersion });
  const rhel = 'rh_subscription:\n  |\n';
  const current = offered(rhel, '26.2').map(({ label }) => label);
  expect(current).toContain('activation_key');
  const older = offered(rhel, '25.1');
  expect(older.map(({ label }) => label)).not.toContain('activation_key');
  expect(older.find(({ label }) => label === 'activation-key')?.tags).toBeUndefined();
  expect(offered('|\n', '25.1').map(({ label }) => label)).not.toContain('rpi');
  const pull = offered('ansible:\n  pul|\n', '25.1').find(({ label }) => label === 'pull');
  expect(pull?.textEdit?.newText).not.toContain('- ');
});

test('what an older version does not frown on yet has its documentation all the same', () => {
  const settings = { targetVersion: '25.1' };
  const [item] = itemsAt(
    `${header}rh_subscription:\n  activation-k|\n`,
    undefined,
    undefined,
    settings,
  )
    .filter(({ label }) => label === 'activation-key')
    .map((one) => resolvedItem(one, settings));
  expect(item?.documentation).toMatchObject({
    value: expect.stringContaining('Deprecated since cloud-init 25.3.') as string,
  });
});
