import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { offsetAt } from '../documents/source-text.ts';
import { documentLinks } from './links.ts';

/** Each link as the text it stands at and, where that differs, where it leads. */
const checkLinks = (text: string, expected: readonly string[]): void => {
  const { source, ...document } = openDocument(documentNamed('user-data', text));
  const found = documentLinks({ source, ...document }).map(({ range, target }) => {
    const at = text.slice(offsetAt(source, range.start), offsetAt(source, range.end));
    return at === target ? at : `${at} → ${target}`;
  });
  expect(found).toEqual(expected);
};

test('addresses anywhere: values, comments, scripts, apt sources', () => {
  checkLinks(
    '#cloud-config\n# see https://a.example/b.\napt:\n  sources:\n    x: {source: "deb http://c.example/d e main"}\nruncmd:\n  - curl -L "https://f.example/g?h=1" | sh\n  - |\n    wget (http://i.example/j_(k))\n',
    [
      'https://a.example/b',
      'http://c.example/d',
      'https://f.example/g?h=1',
      'http://i.example/j_(k)',
    ],
  );
});

test('lines of an include, and a script', () => {
  checkLinks('#include\nhttps://a.example/b\n# c\nhttp://d.example\n', [
    'https://a.example/b',
    'http://d.example',
  ]);
  checkLinks('#!/bin/sh\ncurl http://a.example/b;c\n', ['http://a.example/b']);
});

test('what is filled in later is no address', () => {
  checkLinks(
    '## template: jinja\n#cloud-config\na: http://{{ v1.b }}/c\nd: http://$MIRROR/e\nf: file:///g\n',
    [],
  );
});

test('accounts with keys, and package archives', () => {
  checkLinks(
    "#cloud-config\nssh_import_id: [gh:a, 'lp:b', c, 'gh:']\nusers:\n  - ssh_import_id:\n      - gh:d-e\napt:\n  sources:\n    f: {source: 'ppa:g/h'}\n",
    [
      'gh:a → https://github.com/a.keys',
      'lp:b → https://launchpad.net/~b/+sshkeys',
      'c → https://launchpad.net/~c/+sshkeys',
      'gh:d-e → https://github.com/d-e.keys',
      'ppa:g/h → https://launchpad.net/~g/+archive/ubuntu/h',
    ],
  );
});
