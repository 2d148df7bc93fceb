import { expect, test } from 'vitest';
import { openDocument } from '../documents/open-document.ts';
import { sourceText } from '../documents/source-text.ts';
import { problemsIn } from './problems-in.ts';

/** Codes with what they point at. */
const checkProblems = (text: string, expected: readonly (readonly [string, string])[]): void => {
  const document = openDocument(sourceText('user-data', 'cloud-config', 1, text));
  const found = problemsIn(text, document.read());
  expect(
    found.map(({ code, start, end }) => [code, text.slice(start, end)]),
    text,
  ).toEqual(expected);
};

const mime = (type: string, body: string): string =>
  `MIME-Version: 1.0\nContent-Type: ${type}\n\n${body}`;

test('a message whose parts cannot be found is told', () => {
  const type = 'Content-Type: multipart/mixed';
  checkProblems(mime('multipart/mixed', '--b\n\n#cloud-config\n'), [['mime-structure', type]]);
  checkProblems(mime('multipart/mixed; boundary=x', '--b\n\n#cloud-config\n'), [
    ['mime-structure', `${type}; boundary=x`],
  ]);
});

test('parts that nobody handles are told', () => {
  const body = '--b\nContent-Type: text/cloudconfig\n\na: 1\n--b\n\nhello\n--b--\n';
  checkProblems(mime('multipart/mixed; boundary=b', body), [
    ['part-ignored', 'Content-Type: text/cloudconfig'],
    ['part-ignored', 'hello'],
  ]);
});

test('a letter beyond ASCII loses a part of a message that is not encoded', () => {
  const part = (body: string, encoding = '8bit'): string =>
    mime(
      'multipart/mixed; boundary=b',
      `--b\nContent-Type: text/cloud-config\nContent-Transfer-Encoding: ${encoding}\n\n${body}\n--b--\n`,
    );
  checkProblems(part('final_message: grün'), [['part-ignored', 'ü']]);
  checkProblems(part('final_message: "a\xa0b"'), [['part-ignored', '\xa0']]);
  checkProblems(
    part('#cloud-config-archive\n- "#!/bin/sh\\n# ü"').replace('config\n', 'config-archive\n'),
    [['part-ignored', 'ü']],
  );
  checkProblems(part('final_message: gr=C3=BCn', 'quoted-printable'), []);
  // Read as \u20ac, which is not what is meant, but no reason to lose it.
  checkProblems(part('final_message: "10 €"'), []);
  checkProblems('#cloud-config\nfinal_message: grün\n', []);
  checkProblems('#cloud-config\n# MIME-Version: in the first 4096 bytes\nfinal_message: grün\n', [
    ['part-ignored', 'ü'],
  ]);
});

test('of two scripts with one name the first is lost', () => {
  const part = '--b\nContent-Type: text/x-shellscript; name=a\n\n#!/bin/sh\n';
  checkProblems(mime('multipart/mixed; boundary=b', part + part), [
    ['part-ignored', 'Content-Type: text/x-shellscript; name=a'],
  ]);
});

test('a byte order mark, and lines above the headers, are named', () => {
  checkProblems('\ufeff#cloud-config\nhostname: a\n', [['header-missing', '\ufeff#cloud-config']]);
  checkProblems('# c\nMIME-Version: 1.0\n\n#cloud-config\n', [['header-missing', '# c']]);
});

test('an archive is a list of parts', () => {
  checkProblems('#cloud-config-archive\na: b\n', [['archive-item', '#cloud-config-archive']]);
  checkProblems('#cloud-config-archive\n- content: a\n  type: script\n', [
    ['archive-item', 'script'],
  ]);
  checkProblems('#cloud-config-archive\n- 5\n', [['part-ignored', '5']]);
  checkProblems('#cloud-config-archive\n- "#!/bin/sh"\n', []);
});

test('every line of an include list is a URL', () => {
  checkProblems('#include\n# c\nhttp://a/b\nfoo/bar\n', [['include-line', 'foo/bar']]);
  checkProblems('#include ftp://a/b\r\n\r\nfile:///x\r\n', []);
});

test('a template of what cannot be a template is told', () => {
  checkProblems('## template: jinja\n#include\nhttp://a\n', [['part-ignored', '#include']]);
  checkProblems('## template: jinja2\n#cloud-config\n', [
    ['jinja-syntax', '## template: jinja2'],
    ['not-a-map', '#cloud-config'],
  ]);
});

test('a list of addresses may begin with a line of its own, in either form', () => {
  checkProblems('#include-once\n# why\nhttps://a.example/b\n', []);
  checkProblems('#include\r\nhttps://a.example/b\r\n', []);
  checkProblems('#include-once a.example/b\n', [['include-line', 'a.example/b']]);
});
