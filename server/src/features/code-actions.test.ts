import { expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-types';
import { documentNamed } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { edited, type SourceText } from '../documents/source-text.ts';
import { problemsOf } from '../rules/problems-of.ts';
import { standardSettings } from '../settings.ts';
import { codeActionsAt } from './code-actions.ts';
import { diagnosticsOf } from './diagnostics.ts';

const sourceOf = (text: string): SourceText => documentNamed('user-data', `#cloud-config\n${text}`);

/** What is offered where the first `word` stands; of the whole text without one. */
const actionsAt = (source: SourceText, line: number, only?: string[]): readonly CodeAction[] => {
  const document = openDocument(source);
  const problems = problemsOf(document, standardSettings, () => undefined);
  const diagnostics = [...diagnosticsOf(document, problems, undefined)];
  const range = { start: { line, character: 0 }, end: { line, character: 99 } };
  return codeActionsAt(
    document,
    { range, context: { diagnostics, ...(only && { only }) } },
    problems,
  );
};

const after = (source: SourceText, action: CodeAction | undefined): string => {
  const edits = action?.edit?.changes?.[source.uri] ?? [];
  const last = edits.toSorted((one, other) => other.range.start.line - one.range.start.line);
  return edited(
    source,
    last.map(({ range, newText }) => ({ range, text: newText })),
    2,
  ).text.slice('#cloud-config\n'.length);
};

test('a problem offers its fixes, the sure one first, and to be passed over', () => {
  const source = sourceOf('apt_update: true\n');
  const actions = actionsAt(source, 1);
  expect(actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred])).toEqual([
    ['Write package_update', 'quickfix', true],
    ['Pass over deprecated-key here', 'quickfix', undefined],
  ]);
  expect(actions[0]?.diagnostics).toMatchObject([{ code: 'deprecated-key', source: 'cloud-init' }]);
  expect(after(source, actions[0])).toBe('package_update: true\n');
  const passed = after(source, actions[1]);
  expect(passed).toBe('# cloud-init-check: ignore deprecated-key\napt_update: true\n');
  expect(actionsAt(sourceOf(passed), 2)).toEqual([]);
});

test('inside of a text the comment goes above the value, where it is a comment', () => {
  const source = sourceOf('runcmd:\n  - |\n    echo\n    echo {{ v1.region }}\n');
  const pass = after(source, actionsAt(source, 4).at(-1));
  expect(pass).toBe(
    'runcmd:\n  # cloud-init-check: ignore jinja-without-header\n  - |\n    echo\n    echo {{ v1.region }}\n',
  );
  expect(actionsAt(sourceOf(pass), 5)).toEqual([]);
});

test('no comment is offered where it would undo what the first lines say', () => {
  const checkNone = (text: string, line: number, code: string): void => {
    const source = documentNamed('user-data', text);
    const document = openDocument(source);
    const problems = problemsOf(document, standardSettings, () => undefined);
    expect(problems.map((one) => one.code)).toContain(code);
    expect(actionsAt(source, line).map(({ title }) => title)).not.toContain(
      `Pass over ${code} here`,
    );
  };
  checkNone('#cloud-config for web\nhostname: a\n', 0, 'header-with-suffix');
  checkNone('## template: jinja2\n#cloud-config\n', 0, 'jinja-syntax');
  checkNone('## template: jinja\n#include\nhttp://x\n', 1, 'part-ignored');
  checkNone('Content-Type: multipart/mixed\nMIME-Version: 1.0\n\na\n', 0, 'mime-structure');
  checkNone(
    'Content-Type: multipart/mixed; boundary="B"\nMIME-Version: 1.0\n\n--B\nContent-Type: text/x-foo\n\na: 1\n--B--\n',
    4,
    'part-ignored',
  );
  checkNone('I2Nsb3VkLWNvbmZpZwpydW5jbWQ6IFtsc10K\n', 0, 'user-data-base64');
});

test('in a part of an archive the comment goes where it is a comment', () => {
  const checkPassed = (text: string, line: number, code: string, expected: string): void => {
    const source = documentNamed('user-data', text);
    const pass = actionsAt(source, line).find(({ title }) => title === `Pass over ${code} here`);
    const [edit] = pass?.edit?.changes?.[source.uri] ?? [];
    const passed = edit && edited(source, [{ range: edit.range, text: edit.newText }], 2);
    expect(passed?.text).toBe(expected);
    const document = openDocument(documentNamed('user-data', expected));
    const problems = problemsOf(document, standardSettings, () => undefined);
    expect(problems.map((one) => one.code)).not.toContain(code);
  };
  const archive = '#cloud-config-archive\n';
  checkPassed(
    `${archive}- |\n  #cloud-config\n  chpasswd:\n    list: |\n      root\n`,
    5,
    'chpasswd-list-without-password',
    `${archive}- |\n  #cloud-config\n  chpasswd:\n    # cloud-init-check: ignore chpasswd-list-without-password\n    list: |\n      root\n`,
  );
  checkPassed(
    `${archive}- content: "runcmd:\\n\n    - echo a: b"\n`,
    2,
    'colon-in-text',
    `${archive}# cloud-init-check: ignore colon-in-text\n- content: "runcmd:\\n\n    - echo a: b"\n`,
  );
});

/** A document with what the last action at a line makes of it, and the actions that are left there. */
const passedOver = (source: SourceText, line: number) => {
  const [action] = actionsAt(source, line).filter(({ title }) => title.startsWith('Pass over'));
  const edits = action?.edit?.changes?.[source.uri] ?? [];
  const next = edited(
    source,
    edits.map(({ range, newText }) => ({ range, text: newText })),
    2,
  );
  return { text: next.text, left: actionsAt(next, line + 1).map(({ title }) => title) };
};

test('in a template the comment goes above a text as well', () => {
  const head = '## template: jinja\n#cloud-config\nwrite_files:\n  - path: /a\n';
  const content = '    content: |\n      a\n      b {{ v1.nothing }}\n';
  expect(passedOver(documentNamed('user-data', head + content), 6)).toEqual({
    text: `${head}    # cloud-init-check: ignore jinja-variable-unknown\n${content}`,
    left: [],
  });
});

test('in an archive the comment goes above a text that has no lines of its own, and above one in a part', () => {
  const head = '#cloud-config-archive\n- type: text/cloud-config\n';
  const quoted = '  content: "pakages: [a]"\n';
  expect(passedOver(documentNamed('user-data', head + quoted), 2)).toEqual({
    text: `${head}  # cloud-init-check: ignore unknown-key\n${quoted}`,
    left: [],
  });
  const lines = '  content: |\n    runcmd:\n';
  const script = '      - |\n        echo\n        echo {{ v1.region }}\n';
  expect(passedOver(documentNamed('user-data', head + lines + script), 6)).toEqual({
    text: `${head}${lines}      # cloud-init-check: ignore jinja-without-header\n${script}`,
    left: [],
  });
});

test('no comment goes above the line that says what all the rest is, nor into a text', () => {
  const passes = (text: string, line: number): readonly string[] =>
    actionsAt(documentNamed('user-data', text), line)
      .map(({ title }) => title)
      .filter((title) => title.startsWith('Pass over'));
  expect(passes('#cloud-config for web\nhostname: a\n', 0)).toEqual([]);
  expect(passes('\n#cloud-config for web\nhostname: a\n', 1)).toEqual([]);
  expect(passes('## template: jinja2\n#cloud-config\nhostname: a\n', 0)).toEqual([]);
  expect(passes('#cloud-config-archive\na: b\n', 0)).toEqual([]);
  const flow = "#cloud-config\nwrite_files: [{content: 'a\n\n  b', path: a/b}]\n";
  expect(passes(flow, 3)).toEqual([]);
});

test('nothing is offered where nothing is wrong', () => {
  expect(actionsAt(sourceOf('hostname: a\nhostnam: b\n'), 1)).toEqual([]);
});

test('all that is safe is fixed at once when that is asked for', () => {
  const source = sourceOf('apt_update: true\nhostnam: b\nhostname: 7\n');
  for (const only of ['source.fixAll', 'source.fixAll.cloudInit', 'source']) {
    const actions = actionsAt(source, 0, [only]);
    expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.cloudInit']);
    expect(after(source, actions[0])).toBe("package_update: true\nhostnam: b\nhostname: '7'\n");
  }
  expect(actionsAt(source, 1, ['refactor'])).toEqual([]);
  expect(actionsAt(sourceOf('hostname: a\n'), 1, ['source.fixAll'])).toEqual([]);
});

test('what is put in ends its lines as the document does', () => {
  const source = documentNamed('user-data', '#cloud-config\r\npakages: [a]\r\n');
  const texts = actionsAt(source, 1).flatMap(({ edit }) => edit?.changes?.[source.uri] ?? []);
  expect(texts.map(({ newText }) => newText)).toContain(
    '# cloud-init-check: ignore unknown-key\r\n',
  );
});
