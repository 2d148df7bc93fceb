import { expect, test } from 'vitest';
import { partsOf } from './parts.ts';

const typesOf = (text: string): readonly string[] =>
  partsOf(text).parts.map(({ type, fileName }) => `${type} ${fileName}`);

const mime = (body: string, header = 'Content-Type: multipart/mixed; boundary="=="'): string =>
  `MIME-Version: 1.0\n${header}\n\n${body}`;

test('a text is one part of the type its first line gives', () => {
  expect(typesOf('\n#!/bin/sh\n')).toEqual(['text/x-shellscript part-001']);
  expect(typesOf('hello')).toEqual(['text/x-not-multipart part-001']);
});

test('a message is taken apart, also within itself and out of base64', () => {
  const inner = 'Content-Type: multipart/mixed; boundary=i\n\n--i\n\n#cloud-config\n--i--\n';
  const script =
    'Content-Type: text/x-shellscript; name=a.sh\nContent-Transfer-Encoding: base64\n\nIyEvYmluL3NoCg==\n';
  expect(typesOf(mime(`--==\n${script}--==\n${inner}--==--\n`))).toEqual([
    'text/x-shellscript a.sh',
    'text/cloud-config part-002',
  ]);
});

test.each([
  ['my script.sh', 'my script.sh'],
  ['"a;b \\"c\\""', 'a;b "c"'],
  ['<a>', 'a'],
  ["*=utf-8''gr%C3%BCn.sh", 'grün.sh'],
  ['""', 'part-001'],
])('a part with the name %s is called %s', (written, name) => {
  const parameter = written.startsWith('*') ? written : `=${written}`;
  const part = `Content-Type: text/x-shellscript; name=x\nContent-Disposition: attachment; filename${parameter}\n\n#!/bin/sh\n`;
  expect(typesOf(mime(`--==\n${part}--==--\n`))).toEqual([`text/x-shellscript ${name}`]);
});

test('a blank behind the name of an encoding leaves a part encoded', () => {
  const part = 'Content-Transfer-Encoding: base64 \n\nIyEvYmluL3NoCg==\n';
  expect(typesOf(mime(`--==\n${part}--==--\n`))).toEqual(['text/plain part-001']);
});

test('a script in a message is what its first line says', () => {
  expect(typesOf(mime('--==\nContent-Type: text/x-shellscript\n\n#cloud-config\n'))).toEqual([
    'text/cloud-config part-001',
  ]);
});

test('without a boundary, or with another, there are no parts', () => {
  expect(typesOf(mime('--==\n\n#!/bin/sh\n', 'Content-Type: multipart/mixed'))).toEqual([]);
  expect(typesOf(mime('--x\n\n#!/bin/sh\n'))).toEqual([]);
});

test('a text that only mentions MIME is no message', () => {
  expect(typesOf("#!/bin/sh\necho 'MIME-Version: 1.0'\n")).toEqual(['text/x-shellscript part-001']);
});

test('an archive is taken apart, one in an archive is not', () => {
  const archive =
    '#cloud-config-archive\n- "#!/bin/sh"\n- {type: text/jinja2, filename: a, content: x}\n- 5\n- "#include\\nx"\n';
  expect(typesOf(archive)).toEqual([
    'text/x-shellscript part-001',
    'text/jinja2 a',
    'text/x-include-url part-003',
  ]);
  expect(partsOf(archive).passedOver.map(({ start }) => archive[start])).toEqual(['5']);
});

test('a type in an archive may have parameters', () => {
  const item = '{type: "text/x-shellscript; charset=utf-8", content: "#!/bin/sh"}';
  expect(typesOf(`#cloud-config-archive\n- ${item}\n`)).toEqual(['text/x-shellscript part-001']);
});

test('what loses all of the user-data is told', () => {
  for (const item of [
    '{type: script, content: a}',
    '{content: 5}',
    '{content: a, x: 1}',
    '{content:}',
  ]) {
    expect(partsOf(`#cloud-config-archive\n- ${item}\n`).failures, item).toHaveLength(1);
  }
});

test('what has to be fetched is set aside', () => {
  expect(partsOf('#include http://a/b\n').includes).toHaveLength(1);
});
