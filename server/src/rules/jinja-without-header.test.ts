import { test } from 'vitest';
import { jinjaWithoutHeader as rule } from './jinja-without-header.ts';
import { checkRule } from './testing/check-rule.ts';

test('a part of MIME needs another type for it', () => {
  const message = (type: string, line: string, value: string): string =>
    `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: ${type}; charset=utf-8\n\n${line}#cloud-config\nhostname: "${value}"\n--x--\n`;
  checkRule(rule, message('text/cloud-config', '', '«{{ v1.local_hostname }}»'), {
    name: 'user-data.mime',
    fixed: message('text/jinja2', '## template: jinja\n', '{{ v1.local_hostname }}'),
  });
});

test('an expression of instance-data needs the header', () => {
  checkRule(rule, 'hostname: "«{{ v1.local_hostname }}»"\n', {
    says: /first line/,
    fixed: '## template: jinja\n#cloud-config\nhostname: "{{ v1.local_hostname }}"\n',
    isSafe: false,
  });
  checkRule(rule, 'runcmd:\n  - |\n    echo «{{ds.meta_data.name}}»\n');
});

test('the line of the template moves up if it is there already', () => {
  checkRule(rule, '#cloud-config\n# why\n## template: jinja\nhostname: "«{{ v1.region }}»"\n', {
    fixed: '## template: jinja\n#cloud-config\n# why\nhostname: "{{ v1.region }}"\n',
  });
});

test('with the header it is filled in, and the templates of others are theirs', () => {
  checkRule(rule, '## template: jinja\n#cloud-config\nhostname: "{{ v1.local_hostname }}"\n');
  checkRule(rule, "runcmd:\n  - docker ps --format '{{.Names}}'\n");
  checkRule(rule, 'phone_home:\n  url: http://a/{{ v1.instance_id }}/\n');
});
