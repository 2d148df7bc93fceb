import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderedTemplate, unreadableTemplate } from './rendered-template.ts';

const data = {
  'base64-encoded-keys': [],
  v1: { 'local-hostname': 'web', local_hostname: 'web', distro: 'debian', region: null },
  ds: { meta_data: { meta: { role: 'db' }, keys: [{ name: 'a' }], 'v1.0': { 'my.key': 'x' } } },
};

const render = (body: string) => renderedTemplate(`## template: jinja\n${body}`, data);

/** What a body gives; expectations as real cloud-init 26.2 with Jinja2 3.1.2 was seen to print them. */
const checkText = (body: string, expected: string): void => {
  const rendered = render(body);
  expect(rendered.kind === 'rendered' ? rendered.text : rendered, body).toBe(expected);
};

const checkFailure = (body: string, reason: string, message: RegExp = /./): void => {
  expect(render(body), body).toMatchObject({
    kind: 'failed',
    reason,
    message: expect.stringMatching(message),
  });
};

test('values in base64 are decoded, and what is blacked out is left as it is', () => {
  const blacked = 'redacted for non-root user';
  const keys = { 'base64-encoded-keys': ['a', 'b'], a: 'aGk=', b: blacked };
  expect(renderedTemplate('## template: jinja\n{{ a }} {{ b }}', keys)).toMatchObject({
    text: `hi ${blacked}`,
  });
});

test('variables are there under v1, at the top and with underscores for operators', () => {
  checkText(
    "{{ v1.local_hostname }} {{ local_hostname }} {{ v1['local-hostname'] }}",
    'web web web',
  );
  checkText('{{ ds.meta_data.v1_0.my_key }} {{ v1.region }}', 'x None');
});

test('what is not there leaves a marker with its name', () => {
  checkText(
    'a: {{ nope }}-{{ v1.nope }}',
    'a: CI_MISSING_JINJA_VAR/nope-CI_MISSING_JINJA_VAR/nope',
  );
  checkText('{{ nope | upper }} {{ nope | default("x") }}', 'CI_MISSING_JINJA_VAR/NOPE x');
  const rendered = render('{{ nope }} "{{ v1.x }}"');
  expect(rendered).toMatchObject({ missing: ['nope', 'x'] });
});

test('more than printing what is not there drops the document', () => {
  checkFailure('{{ ds.nope.deeper }}', 'undefined', /no attribute 'nope'/);
  checkFailure('{{ v1.local-hostname }}', 'type', /Perhaps you meant "local_hostname"/);
  checkFailure("{{ v1['x']() }}", 'undefined');
  checkFailure('{{ v1.__class__.__mro__ }}', 'security');
});

test('a template that cannot be read is told with its place', () => {
  checkFailure('a: {{ x }\n', 'syntax', /unexpected '}'/);
  checkFailure('{% if x %}\n', 'syntax', /no 'elif' or 'else' or 'endif'/);
  checkFailure('{% frob %}', 'syntax', /unknown tag 'frob'/);
  checkFailure('{{ x | nofilter }}', 'syntax', /No filter named 'nofilter'/);
  checkFailure('echo {#array[@]}', 'syntax', /Missing end of comment/);
  expect(unreadableTemplate('## template: jinja\r\na\r\n{{ b | c }}')).toMatchObject({ at: 26 });
});

test('a filter that does not exist in a branch matters only when it is reached', () => {
  checkText('{% if false %}{{ x | nofilter }}{% endif %}ok', 'ok');
  checkFailure('{% if true %}{{ x | nofilter }}{% endif %}', 'runtime');
});

test('methods of Python come before keys of their name', () => {
  checkText("{{ ds.meta_data['keys'][0].name }}", 'a');
  checkText('{{ ds.meta_data.keys() | first }}', 'keys');
});

test('a text in the middle has the odd blank where Python puts it', () => {
  checkText(
    "{{ '10'.center(9) }}|{{ 'web' | center(6) }}|{{ 'ab'.center(3) }}|",
    '    10   | web  | ab|',
  );
});

test('the line break after a tag belongs to the tag', () => {
  checkText('{% for k in [1, 2] %}\n- {{ k }}\n{% endfor %}\nend\n', '- 1\n- 2\nend\n');
  checkText('a\n{%- if true %}\n b\n{%- endif %}\n', 'a b\n');
  checkText('{# c #}\nb{% raw %}{{ x }}{% endraw %}', 'b{{ x }}');
});

test('statements do as in Jinja2', () => {
  checkText('{% set l = [] %}{% do l.append("x") %}{{ l }}', "['x']");
  checkText('{% set x = 1 %}{% for i in [1] %}{% set x = 2 %}{% endfor %}{{ x }}', '1');
  checkText(
    '{% set n = namespace(x=1) %}{% for i in [1] %}{% set n.x = 2 %}{% endfor %}{{ n.x }}',
    '2',
  );
  checkText(
    '{% macro m(a, b=2) %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}{% call m(1) %}x{% endcall %}',
    '12x',
  );
  checkText('{% filter upper %}a{% endfilter %}{% set y | trim %} b {% endset %}{{ y }}', 'Ab');
  checkText(
    '{% with a = 1 %}{{ a }}{% endwith %}{% for i in nope %}{% else %}none{% endfor %}',
    '1none',
  );
  checkFailure("{% include 'x' %}", 'type', /no loader/);
});

test('values are printed as Python prints them', () => {
  checkText(
    '{{ [1, "a", none, true, 1.0, {"k": (1,)}] }}',
    "[1, 'a', None, True, 1.0, {'k': (1,)}]",
  );
  checkText(
    '{{ 7 / 2 }} {{ 7 // 2 }} {{ -7 % 3 }} {{ 2 ** 3 ** 2 }} {{ 1e16 }} {{ 0.00001 }}',
    '3.5 3 2 64 1e+16 1e-05',
  );
  checkText(
    '{{ "it\'s" ~ 1 }} {{ ["it\'s"] }} {{ "%03d|%s" % (7, "x") }}',
    'it\'s1 ["it\'s"] 007|x',
  );
  checkText('{{ {"b": 1, "a": "<"} | tojson }}', '{"a": "\\u003c", "b": 1}');
});

test('a range has places, parts and an equal', () => {
  checkText('{{ range(1, 51) | random }}', '1');
  checkText('{{ range(10)[::2] | list }} {{ range(3)[-1] }}', '[0, 2, 4, 6, 8] 2');
  checkText('{{ range(10)[1:7:3] }} {{ range(3)[::-1] }}', 'range(1, 7, 3) range(2, -1, -1)');
  checkText('{{ range(3) == range(0, 3) }} {{ range(3) == [0, 1, 2] }}', 'True False');
});

test('the first line must be exactly what cloud-init asks for', () => {
  expect(renderedTemplate('\n## template: jinja\nx', data)).toMatchObject({
    reason: 'no-template',
  });
  expect(renderedTemplate('## template: jinja2\nx', data)).toMatchObject({
    reason: 'unknown-template',
  });
  expect(renderedTemplate('## template: jinja\n', data)).toMatchObject({ reason: 'empty' });
  expect(renderedTemplate('## template: jinja\nx', null)).toMatchObject({ reason: 'no-data' });
});

/** The part of the template between « and » is where `found` in the text comes from. */
const checkOrigin = (marked: string, found: string): void => {
  const text = `## template: jinja\n${marked.replace(/[«»]/g, '')}`;
  const rendered = renderedTemplate(text, data);
  if (rendered.kind !== 'rendered') throw new Error(rendered.message);
  const at = rendered.text.indexOf(found);
  const origin = rendered.origin(at, at + found.length);
  expect(text.slice(origin?.start, origin?.end)).toBe(/«([\s\S]*)»/.exec(marked)?.[1]);
};

test('what is printed is traced to its place in the template', () => {
  checkOrigin('a: {{ 1 }}\n«key»: x\n', 'key');
  checkOrigin('a: «{{ v1.distro }}»\n', 'debian');
  checkOrigin('a: {{ 1 }}\r\nb: «c»\r\n', 'c');
  checkOrigin('{% for i in [1, 2] %}\nk«ey{{ i }}»: x\n{% endfor %}\n', 'ey2');
});

test('what goes round without end, or grows without measure, is given up', () => {
  checkFailure(
    '{% for i in range(1000) %}{% for j in range(1000) %}{% endfor %}{% endfor %}',
    'too-much',
  );
  checkFailure('{{ "x" * 100000000 }}', 'too-much');
  checkFailure('{{ 2 ** 100000 }}', 'too-much');
  checkFailure('{{ range(1000000) }}', 'runtime');
  checkFailure(`{{ ${'('.repeat(50_000)}1${')'.repeat(50_000)} }}`, 'too-much');
});

test('any template gives a text or a reason, and origins within it', () => {
  const piece = fc.constantFrom(
    '{{ ',
    ' }}',
    '{% ',
    ' %}',
    '{# ',
    ' #}',
    '{%- ',
    ' -}}',
    'if ',
    'for ',
    'in ',
    'endif',
    'endfor',
    'else',
    'set ',
    'raw',
    'endraw',
    'x',
    'v1',
    '.',
    '[',
    ']',
    '(',
    ')',
    '|',
    'upper',
    'join',
    "'a'",
    '1',
    ' = ',
    '-',
    '~',
    '\n',
    '\r\n',
    ' ',
    ',',
    ':',
    'is ',
    'not ',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = `## template: jinja\n${pieces.join('')}`;
      const rendered = renderedTemplate(text, data);
      if (rendered.kind === 'failed') expect(rendered.at).toBeLessThanOrEqual(text.length);
      else {
        const { start, end } = rendered.origin(0, rendered.text.length) ?? { start: 0, end: 0 };
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 300 },
  );
});
