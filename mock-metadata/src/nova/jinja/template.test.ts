import { expect, test } from 'vitest';
import { dict } from '../python/json.ts';
import { renderedTemplate, TemplateError } from './template.ts';

const values = dict({
  all: [
    dict({ name: 'eth0', dns: null, gateway: '' }),
    dict({ name: 'eth1', dns: '1 2', gateway: 'g' }),
  ],
  six: true,
  one: 1n,
});

const checkRendered = (template: string, expected: string): void => {
  expect(renderedTemplate(template, values)).toBe(expected);
};

test.each([
  ['{{ nothing }}{{ none }}{{ six }}{{ one }}', 'NoneTrue1'],
  ["{{ all[0]['name'] }} {{ all[-1].name|upper }}", 'eth0 ETH1'],
  ['{{ \'a\' ~ one ~ "b\\n" }}', 'a1b\n'],
  ["{{ nothing|default('d') }} {{ all|length }} {{ [1, 'x'] }}", "d 2 [1, 'x']"],
  ["{{ one == 1.0 }} {{ one < 2 and not six }} {{ 'e' in 'eth' or nothing }}", 'True False True'],
  ["{{ 'x' if six else 'y' }}{{ 'x' if nothing }}", 'x'],
  ['{{ nothing is defined }} {{ all[0].dns is none }} {{ one is not string }}', 'False True True'],
])('%s prints %j', checkRendered);

test.each([
  [
    '{% for i in all %}{{ loop.index }}:{{ i.name }}{% if not loop.last %},{% endif %}{% endfor %}',
    '1:eth0,2:eth1',
  ],
  ["{% for i in all if i.name != 'eth0' %}{{ i.name }}{% endfor %}", 'eth1'],
  ['{% for i in nothing %}x{% else %}none{% endfor %}', 'none'],
  ['{% if nothing %}a{% elif one > 1 %}b{% else %}c{% endif %}', 'c'],
  ["{% set x = 'q' %}{{ x }}", 'q'],
  ['{% for i in all %}{% set y = i.name %}{% endfor %}[{{ y }}]', '[]'],
  ['a{# {{ one }} {% if six %} #}b', 'ab'],
  ['{% if six %}{# {% else %} #}y{% endif %}', 'y'],
  ["{{ '%}' ~ '#}' }}", '%}#}'],
])('%s gives %j', checkRendered);

test.each([
  ['{% if six %}\na\n{% endif %}\nb\n', 'a\nb'],
  ['a {%- if six %} b {% endif -%} c', 'a b c'],
  ['{# nothing #}\na\n\n', 'a\n'],
  ["{{- ' a ' -}} b", ' a b'],
])('blanks around tags in %j: %j', checkRendered);

test.each([
  ['{% endif %}', 'TemplateSyntaxError'],
  ['{% if six %}', 'TemplateSyntaxError'],
  ['{% for x %}{% endfor %}', 'TemplateSyntaxError'],
  ['{{ six | nosuch }}', 'TemplateSyntaxError'],
  ['{{ ? }}', 'TemplateSyntaxError'],
  ['{{ nothing.x }}', 'UndefinedError'],
  ['{{ one < "a" }}', 'TypeError'],
])('%s is refused with %s', (template, name) => {
  expect(() => renderedTemplate(template, values)).toThrow(TemplateError);
  expect(() => renderedTemplate(template, values)).toThrow(expect.objectContaining({ name }));
});
