import { expect, test } from 'vitest';
import { checkAccepted, checkCompletion, header, itemsAt, labelsAt } from './check-completion.ts';

const check = checkCompletion;
const modes = ['poweroff', 'reboot', 'halt'];

test('one of several words, however it is begun', () => {
  for (const value of [
    ' |',
    ' re|',
    ' re|boot',
    ' |reboot',
    ' "|"',
    " '|'",
    ' "re|',
    ' | # c',
    ' re| # c',
    ' !!str |',
    ' &a |',
    '   |',
    '\n    |',
    '\n    re|',
  ]) {
    check(`power_state:\n  mode:${value}\n`, { only: modes });
  }
  for (const flow of [
    '{mode: |}',
    '{mode: |',
    "{mode: 're|'}",
    '{delay: 1, mode: |}',
    '{mode: |, delay: 1}',
  ])
    check(`power_state: ${flow}\n`, { only: modes });
  check('power_state: {\n  mode: |\n}\n', { only: modes });
});

test('a type or an anchor is no value yet', () => {
  check('power_state:\n  mode: &a|\n', { only: [] });
  check('power_state:\n  mode: !|\n', { some: ['!!str', '!!binary'], none: modes });
  check('write_files:\n  - content: !!bi|\n', { some: ['!!binary'] });
  check('power_state:\n  mode: >-¦\n', { only: [] });
});

test('booleans, and their other words for who begins one', () => {
  check('package_update: |\n', { only: ['true', 'false'] });
  check('package_update: t|\n', { only: ['true', 'false'] });
  check('package_update: y|\n', { only: ['true', 'false', 'yes', 'no', 'on', 'off'] });
  check('users:\n  - {lock_passwd: |}\n', { only: ['true', 'false'] });
});

test('the default is marked', () => {
  const detailOf = (marked: string, label: string) =>
    itemsAt(header + marked).find((item) => item.label === label)?.detail;
  expect(detailOf('disable_root: |\n', 'true')).toBe('default');
  expect(detailOf('disable_root: |\n', 'false')).toBeUndefined();
  expect(detailOf('write_files:\n  - permissions: |\n', "'0644'")).toBe('default');
  expect(detailOf('random_seed:\n  encoding: |\n', 'raw')).toBe('default');
});

test('values that are only worth a thought', () => {
  check('timezone: |\n', { some: ['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'] });
  check('timezone: "Eu|"\n', { some: ['Europe/Paris'] });
  expect(labelsAt(`${header}locale: |\n`)[0]).toBe('C.UTF-8');
  check('users:\n  - shell: /bin/|\n', { some: ['/bin/bash'] });
  check('growpart:\n  mode: |\n', { some: ['auto', "'off'"] });
  check('keyboard:\n  layout: |\n', { some: ['us', "'no'"] });
  check('phone_home:\n  url: |\n', { only: [] });
  check('cloud_config_modules:\n  - |\n', { some: ['runcmd', 'set_passwords'] });
});

test('of a list only what is not in it yet', () => {
  check('ssh_genkeytypes: [rsa, |]\n', { only: ['ecdsa', 'ed25519'] });
  check('ssh_genkeytypes: [|, rsa]\n', { only: ['ecdsa', 'ed25519'] });
  check('ssh_genkeytypes:\n  - rsa\n  - |\n  - ecdsa\n', { only: ['ed25519'] });
  check('ssh_genkeytypes:\n  - rsa # old\n  - |\n  - ecdsa\n', { only: ['ed25519'] });
  check('ssh_genkeytypes: [r|sa]\n', { some: ['rsa'] });
  check('ssh_genkeytypes:\n  - r|sa\n', { some: ['rsa'] });
});

test('the fields of a mount', () => {
  check('mounts:\n  - [/dev/vdb, |]\n', { some: ['/data', 'none'] });
  check('mounts:\n  - [/dev/vdb, /data, |]\n', { some: ['ext4', 'xfs'], none: ['/data'] });
  check('mounts:\n  - [/dev/vdb, /data, ext4, "|"]\n', { some: ['defaults,nofail'] });
  check('mounts:\n  - |\n', { only: ['[device, mount point]'] });
});

test('a list or map that is due goes on the lines below', () => {
  checkAccepted(`${header}ntp: |\n`, 'enabled', `${header}ntp:\n  enabled: \${1|false,true|}\n`);
  checkAccepted(`${header}packages: |\n`, '-', `${header}packages:\n  - $1\n`);
  checkAccepted(`${header}packages:|\n`, '-', `${header}packages:\n  - $1\n`);
  checkAccepted(
    `${header}apt:\n  sources:\n    a:\n      append: true\n  primary: |\n`,
    '- arches',
    `${header}apt:\n  sources:\n    a:\n      append: true\n  primary:\n    - arches:\n        - $1\n      uri: $2\n`,
  );
  checkAccepted(
    `${header}users:\n  - groups: |\n    name: a\n`,
    '-',
    `${header}users:\n  - groups:\n      - $1\n    name: a\n`,
  );
  check('ntp: |\n  enabled: true\n', { only: [] });
  check('ntp: "|"\n', { only: [] });
});

test('a text of many lines opens as such', () => {
  checkAccepted(
    `${header}write_files:\n  - path: /a\n    content: ¦\n`,
    '|',
    `${header}write_files:\n  - path: /a\n    content: |\n      $1\n`,
  );
});

test('quotes that are begun are closed', () => {
  checkAccepted(
    `${header}power_state:\n  mode: "re|\n`,
    'reboot',
    `${header}power_state:\n  mode: "reboot"\n`,
  );
  checkAccepted(
    `${header}power_state:\n  mode: "re|"\n`,
    'reboot',
    `${header}power_state:\n  mode: "reboot"\n`,
  );
  checkAccepted(
    `${header}power_state: {mode: 'r|}\n`,
    'reboot',
    `${header}power_state: {mode: 'reboot'}\n`,
  );
  checkAccepted(
    `${header}power_state: {"mo|\n`,
    'mode',
    `${header}power_state: {"mode": \${1|poweroff,reboot,halt|}\n`,
  );
  checkAccepted(
    `${header}power_state: {"mo|": halt}\n`,
    'mode',
    `${header}power_state: {"mode": halt}\n`,
  );
  checkAccepted(`${header}swap: {'fi|'}\n`, 'filename', `${header}swap: {'filename': $1}\n`);
});

test('a comment behind the cursor stays', () => {
  checkAccepted(`${header}hos| # mine\n`, 'hostname', `${header}hostname: $1 # mine\n`);
  checkAccepted(
    `${header}ssh_genkeytypes:\n  - r| # mine\n`,
    'rsa',
    `${header}ssh_genkeytypes:\n  - rsa # mine\n`,
  );
  checkAccepted(
    `${header}package_update: | # mine\n`,
    'true',
    `${header}package_update: true # mine\n`,
  );
});
