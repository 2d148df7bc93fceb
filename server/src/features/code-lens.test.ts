import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { sourceText } from '../documents/source-text.ts';
import { codeLenses } from './code-lens.ts';

const titles = (name: string, text: string): readonly (string | undefined)[] =>
  codeLenses(openDocument(documentNamed(name, text))).map(({ command }) => command?.title);

test('user-data of any form says its size at the top', () => {
  for (const text of ['#cloud-config\na: 1\n', '#!/bin/sh\n', 'anything\n']) {
    expect(titles('user-data', text)).toEqual([
      expect.stringMatching(/^\d+ bytes: under 1 % of Nova/),
    ]);
  }
});

test('nothing above what is empty or no user-data', () => {
  expect(titles('user-data', ' \n')).toEqual([]);
  for (const name of ['network-config', 'meta-data', 'cloud.cfg', 'vendor-data']) {
    expect(titles(name, 'a: 1\n'), name).toEqual([]);
  }
});

test('a .cfg file is user-data if it says so', () => {
  expect(titles('web.cfg', '#cloud-config\na: 1\n')).toHaveLength(1);
  expect(titles('web.cfg', 'a: 1\n')).toEqual([]);
});

test('a file of another language counts if it begins like user-data', () => {
  const lenses = (text: string) =>
    codeLenses(openDocument(sourceText('file:///a.yaml', 'yaml', 1, text)));
  expect(lenses('#cloud-config\na: 1\n')).toHaveLength(1);
  expect(lenses('a: 1\n')).toEqual([]);
});
