import { expect, test } from 'vitest';
import type { Problem } from '../problem.ts';
import { problem } from '../problem.ts';
import { filledTemplateProblems } from './template-check.ts';

const data = { v1: { a: 'web', region: null } };

/** Codes with what they point at; `check` finds every `!` in the text that is filled in. */
const problemsOf = (body: string): readonly (readonly [string, string])[] | undefined => {
  const text = `## template: jinja\n${body}`;
  const check = (filled: string): readonly Problem[] =>
    [...filled.matchAll(/!/g)].map(({ index }) =>
      problem('unknown-key', 'x', { start: index, end: index + 1 }, ['y']),
    );
  return filledTemplateProblems(text, data, check)?.map(({ code, start, end, instead }) => {
    expect(instead).toBeUndefined();
    return [code, text.slice(start, end)] as const;
  });
};

test('what is wrong once it is filled in is told at its place in the template, once', () => {
  expect(problemsOf('#cloud-config\na!: {{ v1.a }}\n')).toEqual([['unknown-key', '!']]);
  expect(problemsOf('#cloud-config\n{% for i in [1, 2] %}\na!: 1\n{% endfor %}\n')).toEqual([
    ['unknown-key', '!'],
  ]);
  expect(problemsOf("#cloud-config\na: {{ 'x!' }}\n")).toEqual([['unknown-key', "{{ 'x!' }}"]]);
});

test('variables that are not there are told', () => {
  expect(problemsOf('#cloud-config\na: {{ v1.nope }}\n')).toEqual([
    ['jinja-variable', '{{ v1.nope }}'],
  ]);
});

test('what cannot be filled in is told, and what only cannot be here is not', () => {
  expect(problemsOf('{{ x.y }}')).toEqual([['jinja-failure', 'x.y']]);
  expect(problemsOf('{% if %}')).toMatchObject([['jinja-syntax', '%']]);
  expect(problemsOf('{{ v1 | pprint }}')).toBeUndefined();
});

test('a template gives only what cloud-init hands on', () => {
  expect(problemsOf('#include\n')).toEqual([['part-ignored', '#include']]);
  expect(problemsOf('#cloud-boothook\n')).toEqual([]);
});
