import { expect, test } from 'vitest';
import { documentNamed } from '../../documents/cursor-text.ts';
import { openDocument } from '../../documents/open-document.ts';
import { documentLinks } from '../links.ts';

const checkTargets = (name: string, text: string, expected: readonly string[]): void =>
  expect(
    documentLinks(openDocument(documentNamed(name, text))).map(({ target }) => target),
  ).toEqual(expected);

test('the files that a lab names can be opened', () => {
  checkTargets(
    'labs/web.lab.yaml',
    'nova:\n  vendordata_jsonfile_path: ../vendor data#1.json\ninstances:\n  a: {user_data_file: user-data/a.yaml}\n',
    ['file:///vendor%20data%231.json', 'file:///labs/user-data/a.yaml'],
  );
});

test('so can the lab of a scenario; one that stands in it is none', () => {
  checkTargets('a/x.scenario.yaml', 'lab: cloud.lab.yaml\n', ['file:///a/cloud.lab.yaml']);
  checkTargets('a/x.scenario.yaml', 'lab:\n  instances:\n    lab: {}\n', []);
  checkTargets('a/x.scenario.yaml', 'lab:\n', []);
});

test('only a path is one: no other computer, no scheme', () => {
  for (const path of ['//host/a', '\\\\host\\a', 'command:x', 'C:\\a', '[]', '7'])
    checkTargets('x.scenario.yaml', `lab: ${path}\n`, []);
});

test('user-data names no such files', () => {
  checkTargets('user-data', '#cloud-config\nlab: a\n', []);
});
