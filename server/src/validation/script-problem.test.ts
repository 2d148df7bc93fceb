import { expect, test } from 'vitest';
import { openDocument } from '../documents/open-document.ts';
import { sourceText } from '../documents/source-text.ts';
import { fixesOf, withEdits } from '../rules/frame/fixes.ts';
import { problemsIn } from './problems-in.ts';

/** What is pointed at, and the text after the fix. */
const refused = (text: string): readonly (readonly [string, string | undefined])[] => {
  const document = openDocument(sourceText('user-data', 'cloud-config', 1, text));
  return problemsIn(text, document.read())
    .filter(({ code }) => code === 'script-not-startable')
    .map((found) => {
      const [fix] = fixesOf(found, document);
      return [text.slice(found.start, found.end), fix && withEdits(text, [fix])];
    });
};

const message = (part: string): string =>
  `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n${part}--b--\n`;

test('blanks and empty lines in front of #! are told, and removed', () => {
  expect(refused('\n#!/bin/sh\nls\n')).toEqual([['\n#!/bin/sh', '#!/bin/sh\nls\n']]);
  expect(refused(' #!/bin/sh\n')).toEqual([[' #!/bin/sh', '#!/bin/sh\n']]);
  const part = 'Content-Type: text/x-shellscript-per-boot\n\n';
  expect(refused(message(`${part}\n#!/bin/sh\n`))).toEqual([
    ['\n#!/bin/sh', message(`${part}#!/bin/sh\n`)],
  ]);
});

test('a part that is called a script must say what runs it', () => {
  const part = 'Content-Type: text/x-shellscript\n\n';
  expect(refused(message(`${part}ls\n`))).toEqual([['ls', message(`${part}#!/bin/sh\nls\n`)]]);
  const encoded = 'Content-Type: text/x-shellscript\nContent-Transfer-Encoding: base64\n\n';
  expect(refused(message(`${encoded}bHMK\n`))).toEqual([
    ['Content-Type: text/x-shellscript', undefined],
  ]);
  expect(refused(message(`${encoded}IyEvYmluL3NoCg==\n`))).toEqual([]);
  expect(refused(message(`${encoded}f0VMRgIBAQA=\n`))).toEqual([]);
});

test('so must an item of an archive, and a boothook behind its header', () => {
  expect(refused('#cloud-config-archive\n- {type: text/x-shellscript, content: ls}\n')).toEqual([
    ['text/x-shellscript', undefined],
  ]);
  expect(refused('#cloud-boothook\nls\n')).toEqual([['ls', '#cloud-boothook\n#!/bin/sh\nls\n']]);
  expect(refused('#cloud-boothook\n\n#!/bin/sh\nls\n')).toEqual([]);
});

test('what begins with #! is right, with either kind of line end', () => {
  expect(refused('#!/bin/bash -e\r\nls\r\n')).toEqual([]);
  expect(refused('## template: jinja\n#!/bin/sh\n')).toEqual([]);
  expect(refused('#cloud-config\nruncmd: [ls]\n')).toEqual([]);
});
