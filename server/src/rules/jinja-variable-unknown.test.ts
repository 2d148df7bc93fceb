import { test } from 'vitest';
import { jinjaVariableUnknown as rule } from './jinja-variable-unknown.ts';
import { checkRule } from './testing/check-rule.ts';

const template = (text: string): string => `## template: jinja\n#cloud-config\n${text}\n`;

test('names that no instance has', () => {
  checkRule(rule, template('hostname: "{{ v1.«local_hostnam» }}"'), {
    says: /CI_MISSING/,
    fixed: template('hostname: "{{ v1.local_hostname }}"'),
    isSafe: false,
  });
  checkRule(rule, template('hostname: "{{ «instanceid» }}"'), {
    fixed: template('hostname: "{{ instance_id }}"'),
  });
  checkRule(rule, template('hostname: "{{ «hostname» | lower }}"'));
  checkRule(rule, template('# {% if v1.«nothing» == "a" %}\nhostname: a'));
});

test('names that are there, set in the template, or cared for', () => {
  checkRule(
    rule,
    template('hostname: "{{ v1.local_hostname }}{{ instance_id }}{{ ds.meta_data.x }}"'),
  );
  checkRule(rule, template('# {% set hostname = v1.region %}\nhostname: "{{ hostname }}"'));
  checkRule(rule, template('hostname: "{{ v1.zone | default("a") }}"'));
  checkRule(rule, template('# {% if v1.zone is defined %}\nhostname: a'));
  checkRule(rule, template('hostname: "{% raw %}{{ v1.zone }}{% endraw %}"'));
  checkRule(rule, 'hostname: "{{ v1.zone }}"\n');
});
