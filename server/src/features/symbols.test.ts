import { expect, test } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { documentNamed } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { symbolsIn } from './symbols.ts';

const outline = (symbols: readonly DocumentSymbol[], indent = ''): readonly string[] =>
  symbols.flatMap(({ name, children = [] }) => [
    indent + name,
    ...outline(children, `${indent}  `),
  ]);

const checkOutline = (text: string, expected: readonly string[]): void => {
  const document = openDocument(documentNamed('user-data', text));
  expect(outline(symbolsIn(document))).toEqual(expected);
};

test('keys, and items by their names', () => {
  checkOutline(
    '#cloud-config\nusers:\n  - default\n  - name: a\n    shell: b\nruncmd:\n  - [ls, -l]\n  - |\n    echo\n    x\n',
    ['users', '  default', '  a', '    name', '    shell', 'runcmd', '  ls -l', '  echo'],
  );
});

test('what can be read of a document that cannot be read as a whole', () => {
  checkOutline('#cloud-config\nhostname: "a\nruncmd:\n  - ls\n', ['runcmd', '  ls']);
});

test('a symbol spans its value and selects its key', () => {
  const [users] = symbolsIn(
    openDocument(documentNamed('user-data', '#cloud-config\nusers:\n  - a\n')),
  );
  expect(users).toMatchObject({
    range: { start: { line: 1, character: 0 }, end: { line: 2, character: 5 } },
    selectionRange: { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } },
  });
});

test('aliases are items too, and each key shows its short value', () => {
  checkOutline('#cloud-config\na: &b {c: 1}\nd: [*b, {e: f}]\n', [
    'a',
    '  c',
    'd',
    '  *b',
    '  e',
    '    e',
  ]);
  const [hostname] = symbolsIn(
    openDocument(documentNamed('user-data', '#cloud-config\nhostname: web\n')),
  );
  expect(hostname?.detail).toBe('web');
});

test('parts of a MIME document by their file names or types', () => {
  checkOutline(
    'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/cloud-config\n\nhostname: a\n--b\nContent-Type: text/x-shellscript\nContent-Disposition: attachment; filename="c.sh"\n\n#!/bin/sh\n--b--\n',
    ['text/cloud-config', '  hostname', 'c.sh'],
  );
});

test('a short list inside of an item stands beside its key', () => {
  const text = '#cloud-config\nusers:\n  - name: a\n    groups: [b, c]\n';
  checkOutline(text, ['users', '  a', '    name', '    groups']);
  const [users] = symbolsIn(openDocument(documentNamed('user-data', text)));
  expect(users?.children?.[0]?.children?.map(({ detail }) => detail)).toEqual(['a', 'b, c']);
});

test('of more than a hundred items only the names are told', () => {
  const users = Array.from({ length: 101 }, (_, index) => `  - name: u${index}\n    shell: b\n`);
  const names = users.map((_, index) => `  u${index}`);
  checkOutline(`#cloud-config\nusers:\n${users.join('')}`, ['users', ...names]);
  const [first = ''] = users;
  checkOutline(`#cloud-config\nusers:\n${first}`, ['users', '  u0', '    name', '    shell']);
});

test('the items of an archive', () => {
  checkOutline(
    '#cloud-config-archive\n- type: text/x-shellscript\n  content: |\n    a\n- |\n  #!/bin/sh\n',
    ['text/x-shellscript', '  type', '  content', '#!/bin/sh'],
  );
});
