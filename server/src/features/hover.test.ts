import { expect, test } from 'vitest';
import { cursorText } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { standardSettings } from '../settings.ts';
import { hoverAt } from './hover.ts';

/** Text of the hover and the text it is about; undefined if there is none. */
const hoverOf = (
  marked: string,
  name?: string,
  settings = standardSettings,
): readonly [string, string] | undefined => {
  const { source, position } = cursorText(marked, name);
  const hover = hoverAt(openDocument(source), position, settings);
  if (hover?.range === undefined) return undefined;
  const { start, end } = hover.range;
  const about = source.text.split('\n')[start.line]?.slice(start.character, end.character) ?? '';
  const { contents } = hover;
  return [typeof contents === 'object' && 'value' in contents ? contents.value : '', about];
};

const checkHover = (marked: string, about: string, ...parts: readonly string[]): void => {
  const hover = hoverOf(`#cloud-config\n${marked}`);
  expect(hover?.[1], marked).toBe(about);
  for (const part of parts) expect(hover?.[0]).toContain(part);
};

test('a key', () => {
  checkHover('run|cmd:\n  - ls\n', 'runcmd', '**runcmd**', 'cc_runcmd');
  checkHover('|runcmd: []\n', 'runcmd', '**runcmd**');
  checkHover(
    'write_files:\n  - path: /a\n    own|er: b\n',
    'owner',
    'Default: `root:root`',
    'cc_write_files',
  );
  checkHover('users:\n  - {na|me: a}\n', 'name', '**name**');
  checkHover('"host|name": a\n', '"hostname"', '**hostname**');
});

test('a key that depends on others is told with all it can be', () => {
  checkHover('chpasswd:\n  users:\n    - name: a\n      ty|pe: hash\n', 'type', 'RANDOM', 'hash');
});

test('a value with a meaning', () => {
  checkHover('power_state:\n  mode: re|boot\n', 'reboot', '`reboot`');
  checkHover('users:\n  - defau|lt\n', 'default', '`default`');
});

test('a name in a template', () => {
  expect(
    hoverOf('## template: jinja\n#cloud-config\nhostname: {{ v1.local_host|name }}\n')?.[0],
  ).toContain('host name');
});

test('what YAML makes of a value', () => {
  checkHover('write_files:\n  - permissions: 06|44\n', '0644', 'rw-r--r--', '`420`');
  checkHover("write_files:\n  - permissions: '06|44'\n", '0644', 'rw-r--r--');
  checkHover('write_files:\n  - {permissions: 64|4}\n', '644', '`1204`');
  checkHover('package_update: ye|s\n', 'yes', '`true`');
  checkHover('runcmd:\n  - [docker, -p, 22:2|2]\n', '22:22', '`1342`');
  checkHover('users:\n  - expiredate: 2032-09-0|1\n', '2032-09-01', 'a date');
  checkHover('write_files:\n  - content: >|-\n      a\n', '>-', 'joined');
  checkHover('write_files:\n  - content: !!bin|ary eA==\n', '!!binary', 'Base64');
});

test('anchors and what they stand for', () => {
  const base = 'a: &base\n  name: x\n  shell: y\n';
  checkHover(`${base}users:\n  - *ba|se\n`, '*base', '```yaml\nname: x\nshell: y\n```');
  checkHover(`${base}users:\n  - <<: *ba|se\n    name: z\n`, '*base', 'name: x');
  checkHover(`${base}users:\n  - <|<: *base\n`, '<<', 'Takes over');
  checkHover('a: &ba|se {b: c}\nd: *base\ne: *base\n', '&base', 'Used 2 times');
  const long = `a: &base\n${'  - x\n'.repeat(30)}b: *ba|se\n`;
  const hover = hoverOf(`#cloud-config\n${long}`)?.[0] ?? '';
  expect(hover.split('\n').length).toBeLessThan(20);
  expect(hover).toContain('…');
});

test('first lines', () => {
  expect(hoverOf('#cloud-|config\nhostname: a\n')?.[0]).toContain('modules of cloud-init');
  expect(hoverOf('## temp|late: jinja\n#cloud-config\n')?.[0]).toContain('A template');
  expect(hoverOf('## template: jinja\n#cloud-|config\n')?.[0]).toContain('modules');
  expect(hoverOf('#!/bin/b|ash\n')?.[0]).toContain('A script');
  expect(hoverOf('#inc|lude\nhttps://example.com\n')?.[0]).toContain('URLs');
  expect(hoverOf('# a com|ment\nhostname: a\n')).toBeUndefined();
});

test('headers of a MIME document', () => {
  const mime = (marked: string) => hoverOf(marked, 'user-data.mime')?.[0];
  const whole = 'Content-Type: multipart/mixed; boundary="B"\nMIME-Version: 1.0\n\n--B\n';
  expect(mime('Content-|Type: multipart/mixed; boundary="B"\n')).toContain('`Content-Type`');
  expect(mime(`${whole}Content-Type: text/x-shell|script; charset="utf-8"\n`)).toContain(
    'A script',
  );
  expect(mime(`${whole}Content-Type: text/ya|ml\n`)).toBeUndefined();
  expect(mime(`${whole}Content-Type: text/cloud-config\n\nhostn|ame: a\n`)).toContain(
    '**hostname**',
  );
});

test('filters, tests and statements of a template', () => {
  const jinja = (marked: string) => hoverOf(`## template: jinja\n#cloud-config\n${marked}`)?.[0];
  expect(jinja('hostname: {{ ds.meta_data.na|me }}\n')).toContain('`ds.meta_data.name`');
  expect(jinja("hostname: {{ ds['meta_data'].na|me }}\n")).toContain('name of the instance');
  expect(jinja('hostname: {{ v1.region | def¦ault("x") }}\n')).toContain('`default`');
  expect(jinja('{% if v1.region is def|ined %}\n')).toContain('It is there');
  expect(jinja('{% el|se %}\n')).toContain('`else`');
});

test('networks and meta-data', () => {
  const network = (marked: string) => hoverOf(marked, 'network-config')?.[0];
  expect(network('version: 2\nethernets:\n  eth0: {dh|cp4: yes}\n')).toContain('DHCP');
  expect(network('version: 1\nconfig:\n  - type: bo|nd\n')).toContain('as one');
  expect(hoverOf('instance|-id: a\n', 'meta-data')?.[0]).toContain('Name of this instance');
});

test('a key of meta-data belongs to no module', () => {
  expect(hoverOf('host|name: a\n', 'meta-data')?.[0]).not.toContain('Module');
});

test('names that the author made up are shown as they stand', () => {
  checkHover("disk_setup:\n  '[x](htt|p://a)': {}\n", "'[x](http://a)'", '**\\[x\\]');
  checkHover('apt:\n  sources:\n    my_li|st: {}\n', 'my_list', '**my_list**');
});

test('what cloud-init frowns on', () => {
  checkHover('users:\n  - sudo: fal|se\n', 'false', 'Since cloud-init 22.2');
  checkHover("users:\n  - uid: '10|00'\n", '1000', 'Since cloud-init 22.3');
  checkHover('manage_etc_hosts: tem|plate\n', 'template', 'Since cloud-init 22.3');
  checkHover('growpart:\n  mode: fal|se\n', 'false', 'Since cloud-init 22.3');
  expect(hoverOf('#cloud-config\nusers:\n  - uid: 10|00\n')?.[0]).not.toContain('22.3: ');
});

test('the default is told where a value is it', () => {
  checkHover('disable_root: tr|ue\n', 'true', 'the default');
});

test('a value that says nothing by itself is explained by its key', () => {
  checkHover('hostname: we|b\n', 'web', '**hostname**');
  checkHover('users:\n  - name: "bo|b"\n', 'bob', '**name**');
  checkHover('phone_home: {url: http://x|.example/}\n', 'http://x.example/', '**url**');
});

test('an old spelling means what the new one says', () => {
  checkHover(
    'users:\n  - lock-pass|wd: true\n',
    'lock-passwd',
    'Write `lock_passwd` instead',
    'No login with a password',
  );
});

test('a type in front of a text block', () => {
  checkHover('write_files:\n  - content: !!bin¦ary |\n      eA==\n', '!!binary');
});

test('cloud-config in an archive', () => {
  const item = (rest: string) => `#cloud-config-archive\n- type: text/cloud-config\n  ${rest}`;
  const found = hoverOf(item('content: |\n    users:\n      - na¦me: a\n'));
  expect(found?.[0]).toContain('**name**');
  expect(found?.[1]).toBe('name');
});

test('what only the system can say', () => {
  const file = 'etc/cloud/cloud.cfg.d/90.cfg';
  expect(hoverOf('#cloud-config\ndatasource_|list: [None]\n', file)?.[0]).toContain('in order');
  expect(hoverOf('datasource_list: [Open|Stack]\n', file)?.[0]).toContain('metadata service');
});

test('nothing about what is unknown, or text', () => {
  for (const marked of [
    'what|ever: 1\n',
    'runcmd:\n  - ec|ho\n',
    '# runc|md\n',
    'bootcmd:\n  - |\n    runc¦md:\n',
  ]) {
    expect(hoverOf(`#cloud-config\n${marked}`)).toBeUndefined();
  }
  expect(hoverOf('#!/bin/sh\nrunc|md\n')).toBeUndefined();
});

test('keys of a file without header are known all the same', () => {
  expect(hoverOf('hostn|ame: a\n')?.[0]).toContain('**hostname**');
});

test('a key that is too new for the target version', () => {
  const told = (targetVersion: string) =>
    hoverOf('#cloud-config\nub|untu_pro: {}\n', undefined, { targetVersion })?.[0];
  expect(told('22.4')).toMatch(/Known since cloud-init 24.1.*version 22.4 does not know it/);
  expect(told('24.1')).toContain('Known since cloud-init 24.1.');
  expect(told('24.1')).not.toContain('does not know it');
});
