import { expect, test } from 'vitest';
import { cursorText } from '../../documents/cursor-text.ts';
import { openDocument } from '../../documents/open-document.ts';
import { standardSettings } from '../../settings.ts';
import { completionAt } from '../completion.ts';
import { able, checkAccepted, checkCompletion, itemsAt } from './check-completion.ts';

const check = checkCompletion;
const file = 'user-data';

test('the line a document begins with', () => {
  for (const first of [
    '|',
    '#|',
    '#cl|',
    '##|',
    '#!|',
    '|\nhostname: a\n',
    '#cloud-conf|\nhostname: a\n',
    'cl|',
    'Cont|',
  ]) {
    check(first, {
      file,
      some: [
        '#cloud-config',
        '## template: jinja',
        '#!/bin/sh',
        '#include',
        'Content-Type: multipart/mixed',
      ],
    });
  }
  check('## template: jinja\n|', {
    file,
    some: ['#cloud-config', '#!/bin/sh'],
    none: ['#include'],
  });
  check('## temp|late: jinja\n#cloud-config\n', { file, some: ['## template: jinja'] });
  check('#cloud-config\n#cl|\n', { file, only: [] });
  checkAccepted('#cl|', '#cloud-config', '#cloud-config');
  checkAccepted('cl|', '#cloud-config', '#cloud-config');
});

test('scripts, lists of URLs and code are left alone', () => {
  for (const text of [
    '#!/bin/sh\n|\n',
    '#!/bin/sh\nus|\n',
    '#cloud-boothook\n|\n',
    '#include\n|\n',
    '#part-handler\n|\n',
    '## template: jinja\n#!/bin/sh\nus|\n',
  ])
    check(text, { file, only: [] });
});

test('an archive', () => {
  check('#cloud-config-archive\n- |\n', { file, some: ['type', 'content'] });
  check('#cloud-config-archive\n- type: |\n', {
    file,
    some: ['text/cloud-config', 'text/x-shellscript'],
  });
});

const archive = (rest: string) => `#cloud-config-archive\n- ${rest}`;

test('what stands in an archive is told by its type', () => {
  const inside = (rest: string, expected: Omit<Parameters<typeof check>[1], 'file'>) =>
    check(archive(rest), { file, ...expected });
  inside('type: text/cloud-config\n  content: |\n    us¦\n', { some: ['users', 'runcmd'] });
  inside('content: |\n    #cloud-config\n    hostname: a\n    ¦\n  type: text/cloud-config\n', {
    some: ['users'],
    none: ['hostname'],
  });
  inside('content: |\n    power_state:\n      mode: ¦\n- x\n', {
    only: ['poweroff', 'reboot', 'halt'],
  });
  inside(
    'type: text/jinja2\n  content: |\n    ## template: jinja\n    #cloud-config\n    fqdn: {{ v1.¦\n',
    {
      some: ['region'],
    },
  );
  inside('type: text/x-shellscript\n  content: |\n    us¦\n', { only: [] });
  inside('|\n  #cloud-config\n  us¦\n', { some: ['users'] });
  inside('|\n  #!/bin/sh\n  us¦\n', { only: [] });
  inside('content: |\n    #!/bin/sh\n    us¦\n', { only: [] });
  inside('filename: |\n    us¦\n', { only: [] });
});

test('it is written where it stands', () => {
  const text = (rest: string) => archive(`content: |\n    ${rest}`);
  checkAccepted(text('users:\n      - sh¦\n'), 'shell', text('users:\n      - shell: $1\n'), file);
  checkAccepted(
    text('hostname: a\n    snap¦\n'),
    'snap',
    text(`hostname: a\n    snap:\n      commands:\n        \${1:name}: $2\n`),
    file,
  );
  check(text('write_files:\n      - path: /a\n        content: |\n          us¦\n'), {
    file,
    only: [],
  });
  check(text('runcmd:\n      - |\n        us¦\n'), { file, only: [] });
});

const jinja = (line: string) => `## template: jinja\n#cloud-config\n${line}`;

test('what a loop knows', () => {
  check(jinja('{% for key in v1.x %}\n- {{ | }}\n{% endfor %}\n'), { file, some: ['key', 'loop'] });
  check(jinja('{% for key in v1.x %}{% endfor %}\n{{ | }}\n'), { file, none: ['loop'] });
});

test('expressions of a template', () => {
  const expression = (line: string, some: readonly string[], none: readonly string[] = []) =>
    check(jinja(line), { file, some, none: ['users', ...none] });
  expression('hostname: {{ v1.|\n', ['local_hostname', 'region']);
  expression('hostname: "{{ v1.| }}"\n', ['local_hostname']);
  expression('hostname: {{v1.lo|}}\n', ['local_hostname']);
  expression('hostname: {{- v1.|\n', ['local_hostname']);
  expression('hostname: a-{{ v1.instance_id }}-{{ v1.|\n', ['local_hostname']);
  expression('hostname: {{ |\n', ['v1', 'ds', 'local_hostname']);
  expression('hostname: {{ ds.|\n', ['meta_data', 'ec2_metadata']);
  expression('hostname: {{ ds.meta_data.|\n', ['name', 'project_id', 'uuid']);
  expression("hostname: {{ ds['meta_data'].|\n", ['name']);
  expression("hostname: {{ v1['|\n", ['local_hostname']);
  expression("hostname: {{ v1.x ~ '-' ~ v1.|\n", ['local_hostname']);
  expression('runcmd:\n  - echo {{ v1.| }}\n', ['local_hostname']);
  expression('runcmd:\n  - [echo, "{{ v1.| }}"]\n', ['local_hostname']);
  expression('write_files:\n  - content: |\n      {{ v1.¦ }}\n', ['local_hostname']);
  expression('{% set who = v1.distro %}\nhostname: {{ |\n', ['who', 'v1']);
  expression('{% for one in v1.public_ssh_keys %}\n  - {{ | }}\n', ['one']);
});

test('filters, tests and statements of a template', () => {
  check(jinja('hostname: {{ v1.region | ¦\n'), { file, some: ['default', 'lower'], none: ['v1'] });
  check(jinja('hostname: {{ v1.region|de¦ }}\n'), { file, some: ['default'], none: ['v1'] });
  check(jinja('{% if v1.region is |\n'), { file, some: ['defined'], none: ['v1'] });
  check(jinja('{% if v1.region is not |\n'), { file, some: ['defined'] });
  check(jinja('{% |\n'), { file, some: ['if', 'for', 'endif', 'set'], none: ['v1', 'users'] });
  check(jinja('{%- e| %}\n'), { file, some: ['endif', 'else'] });
  check(jinja('{% if |\n'), { file, some: ['v1'], none: ['endif'] });
  check(jinja('{% for x in |\n'), { file, some: ['v1'] });
  checkAccepted(jinja('{% i|\n'), 'if', jinja('{% if $1 %}\n'));
  checkAccepted(jinja('{% i| %}\n'), 'if', jinja('{% if %}\n'));
  checkAccepted(jinja('{% end|\n'), 'endif', jinja('{% endif %}\n'));
});

test('in a template, texts and comments are left alone, and YAML goes on behind a tag', () => {
  check(jinja("hostname: {{ 'v1.| }}\n"), { file, only: [] });
  check(jinja('{# v1.| #}\n'), { file, only: [] });
  check(jinja('{% if x %}\nusers:\n  - name: a\n    |\n{% endif %}\n'), {
    file,
    some: ['shell'],
    none: ['name'],
  });
  check(jinja('{% if x %}\npackages: []\n{% else %}\n|\n{% endif %}\n'), { file, some: ['users'] });
  check(jinja('package_update: {{ x }}\npower_state:\n  mode: |\n'), {
    file,
    only: ['poweroff', 'reboot', 'halt'],
  });
  check('#cloud-config\nhostname: {{ v1.|\n', { file, none: ['local_hostname'] });
});

const mime = (part: string) =>
  `Content-Type: multipart/mixed; boundary="B"\nMIME-Version: 1.0\n\n--B\n${part}`;

test('parts of a MIME document', () => {
  const part = 'user-data.mime';
  const config = 'Content-Type: text/cloud-config\n\n#cloud-config\n';
  const both = (text: string) => mime(`${config}hostname: a\n--B\n${config}${text}\n--B--\n`);
  check(both('|'), { file: part, some: ['users', 'hostname'] });
  check(both('users:\n  - name: b\n    |'), { file: part, some: ['shell'], none: ['name'] });
  check(both('fqdn: b\nhos|'), { file: part, some: ['hostname'], none: ['fqdn'] });
  check(mime('Content-Type: text/cloud-config\n\n|\n--B--\n'), { file: part, some: ['users'] });
  check(mime('Content-Type: text/cloud-config\n\na: 1\n|--B--\n'), { file: part, only: [] });
  check(mime('Content-Type: text/cloud-config\n\n|--B--\n'), { file: part, only: [] });
  check(mime(`${config}---\n|\n--B--\n`), {
    file: part,
    some: ['users'],
    none: ['Content-Type'],
  });
  check(mime('Content-Type: text/x-shellscript\n\n#!/bin/sh\nec|\n--B--\n'), {
    file: part,
    only: [],
  });
  check(
    mime(
      'Content-Type: text/jinja2\n\n## template: jinja\n#cloud-config\nhostname: {{ v1.|\n--B--\n',
    ),
    {
      file: part,
      some: ['local_hostname'],
    },
  );
  check(both('hostname: {{ v1.|'), { file: part, none: ['local_hostname'] });
});

test('what stands behind the value of a header, and ways to merge', () => {
  const part = (line: string) => mime(`${line}\n\n#cloud-config\n--B--\n`);
  check(part('Content-Type: text/cloud-config; |'), {
    file,
    some: ['charset="utf-8"'],
    none: ['text/cloud-config'],
  });
  check(part('Content-Disposition: attachment; fi|'), { file, only: ['filename="name"'] });
  check('Content-Type: multipart/mixed; |\nMIME-Version: 1.0\n', { file, only: ['boundary="…"'] });
  check(part('Merge-Type: |'), { file, some: ['list(append)+dict(recurse_array)+str()'] });
});

test('headers of a MIME document', () => {
  const part = 'user-data.mime';
  check(mime('|\n'), {
    file: part,
    some: ['Content-Type', 'Content-Disposition'],
    none: ['users'],
  });
  check(mime('Content-Type: |\n'), {
    file: part,
    some: ['text/cloud-config'],
    none: ['multipart/mixed'],
  });
  check(mime('Content-Type: text/x-shell|script\nMIME-Version: 1.0\n\n#!/bin/sh\n'), {
    file: part,
    some: ['text/x-shellscript-per-boot'],
  });
  check('Content-Type: |\n', { file: part, some: ['multipart/mixed', 'text/cloud-config'] });
  check('Content-Type: multipart/mixed; boundary="B"\nMIME-|\n', {
    file: part,
    some: ['MIME-Version'],
  });
  check('Content-Type: multipart/mixed; boundary="B"\nMIME-Version: |\n', {
    file: part,
    only: ['1.0'],
  });
  check(mime('Content-Type: text/plain\n|\nMerge-Type: a\n\nContent: b\n'), {
    file: part,
    some: ['MIME-Version'],
    none: ['Content-Type', 'Merge-Type'],
  });
  checkAccepted(mime('Content-T|: x\n'), 'Content-Type', mime('Content-Type: x\n'), part);
});

test('networks of both versions', () => {
  const network = 'network-config';
  const ethernet = 'version: 2\nethernets:\n  eth0:\n    ';
  check(`${ethernet}routes:\n      - to: |\n`, { file: network, some: ['default'] });
  expect(
    itemsAt(`${ethernet}|\n`, network)
      .filter(({ tags }) => tags)
      .map(({ label }) => label),
  ).toEqual(['gateway4', 'gateway6']);
  check('version: 2\nbonds:\n  b:\n    parameters:\n      |\n', {
    file: network,
    some: ['primary', 'mode'],
  });
  check('|\n', { file: network, some: ['version', 'network', 'ethernets'] });
  check('version: |\n', { file: network, only: ['2', '1'] });
  check('network:\n  version: |\n', { file: network, only: ['2', '1'] });
  check('network:\n  version: 1\n  |\n', { file: network, only: ['config'] });
  check('network: {version: 1, |}\n', { file: network, only: ['config'] });
  check('network:\n  version: 2\n  ethernets:\n    eth0:\n      dh|\n', {
    file: network,
    some: ['dhcp4'],
  });
  check('version: 2\nethernets:\n  eth0:\n    dhcp4: true\n    |\n', {
    file: network,
    some: ['addresses', 'macaddress'],
    none: ['dhcp4', 'ethernets'],
  });
  check('version: 2\nethernets:\n  |\n', { file: network, some: ['eth0', 'ens3'] });
  check('version: 2\nethernets: {eth0: {match: {|}}}\n', {
    file: network,
    only: ['macaddress', 'name', 'driver'],
  });
  check('config:\n  - type: |\n', { file: network, some: ['physical', 'bond'] });
  check('version: 1\nconfig:\n  - type: physical\n    subnets:\n      - type: |\n', {
    file: network,
    some: ['dhcp4', 'static'],
    none: ['bond'],
  });
  check('version: 1\nconfig:\n- type: nameserver\n  |\n', {
    file: network,
    only: ['address', 'search', 'interface'],
  });
  checkAccepted(
    'version: 1\nconfig: |\n',
    '- type',
    `version: 1\nconfig:\n  - type: \${1|bond,bridge,physical,nameserver,route,vlan|}\n`,
    network,
  );
});

test('meta-data', () => {
  check('|\n', {
    file: 'meta-data',
    some: ['instance-id', 'local-hostname'],
    none: ['#cloud-config'],
  });
  check('instance-id: a\n|\n', {
    file: 'meta-data',
    some: ['local-hostname'],
    none: ['instance-id', 'users'],
  });
  check('dsmode: |\n', { file: 'meta-data', only: ['net', 'local'] });
});

test('a YAML file of something else is left alone', () => {
  for (const text of ['#|\n', '|\n', 'a: 1\n|\n', 'Content-Type: |\n', 'x-a: b\nC|\n']) {
    const { source, position } = cursorText(text);
    const other = { ...source, uri: 'file:///compose.yaml', languageId: 'yaml' };
    expect(completionAt(openDocument(other), position, able, standardSettings).items).toEqual([]);
  }
});

test('files of the system have keys of their own, with a header or without', () => {
  const system = 'etc/cloud/cloud.cfg.d/90.cfg';
  check('|\n', { file: system, some: ['datasource_list', 'network', 'users'] });
  check('#cloud-config\ndata|\n', { file: system, some: ['datasource_list', 'datasource'] });
  check('datasource_list: [OpenStack, |]\n', {
    file: system,
    some: ['ConfigDrive', 'None'],
    none: ['OpenStack'],
  });
  check('datasource:\n  OpenStack:\n    |\n', { file: system, some: ['metadata_urls'] });
  check('network:\n  config: |\n', { file: 'cloud.cfg', some: ['disabled'] });
  check('network:\n  version: 2\n  |\n', { file: 'cloud.cfg', some: ['ethernets'] });
  check('#cloud-config\n|\n', { file: 'web.cfg', some: ['users'], none: ['datasource_list'] });
});

test('a part without its header may get one', () => {
  const part = (body: string) =>
    `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/cloud-config\n\n${body}\n--b--\n`;
  check(part('|'), { file, some: ['#cloud-config', 'users'] });
  check(part('#cloud-config\n|'), { file, some: ['users'], none: ['#cloud-config'] });
});
