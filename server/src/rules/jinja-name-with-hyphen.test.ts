import { test } from 'vitest';
import { jinjaNameWithHyphen as rule } from './jinja-name-with-hyphen.ts';
import { checkRule } from './testing/check-rule.ts';

const template = (text: string): string => `## template: jinja\n#cloud-config\n${text}\n`;

test('a hyphen is a minus', () => {
  checkRule(rule, template('hostname: "{{ «v1.local-hostname» }}"'), {
    fixed: template('hostname: "{{ v1.local_hostname }}"'),
    isSafe: true,
  });
  checkRule(rule, template('bootcmd:\n  - echo {{ «ds.meta-data» }}'), {
    fixed: template('bootcmd:\n  - echo {{ ds.meta_data }}'),
  });
  checkRule(rule, template('# {% if «instance-id» %}x{% endif %}\nhostname: a'));
});

test('in brackets, in texts, and as a real minus it is right', () => {
  checkRule(rule, template(`hostname: "{{ v1['local-hostname'] }}"`));
  checkRule(rule, template('hostname: "{{ v1.local_hostname | replace("a-b", "c") }}"'));
  checkRule(rule, template('hostname: "{{ a-b }}{# v1.local-hostname #}"'));
  checkRule(rule, 'hostname: "{{ v1.local-hostname }}"\n');
});
