import { expect, test } from 'vitest';
import { labFolder } from '../support/lab-folder.ts';
import { mockCommand } from '../support/mock-command.ts';

/** Serves a broken lab: one line a problem at the given places, exit 1, and never a ready line. */
const checkRefused = async (labText: string, expected: readonly (readonly [string, RegExp])[]) => {
  const { path } = labFolder(labText);
  const args = ['serve', 'web.lab.yaml', '--port', '0'];
  const { code, stdout, stderr } = await mockCommand(args, { cwd: path }).ended();
  expect([code, stdout]).toEqual([1, '']);
  const lines = stderr.trimEnd().split('\n');
  expect(lines.map((line) => line.split(': ')[0])).toEqual(
    expected.map(([place]) => `web.lab.yaml:${place}`),
  );
  for (const [index, [, message]] of expected.entries()) expect(lines[index]).toMatch(message);
};

test('a wrong key', () =>
  checkRefused('instances:\n  web:\n    flavour: m1.tiny\n', [['3:5', /flavour/]]));

test('a wrong type', () =>
  checkRefused('instances:\n  web:\n    launch_index: many\n', [['3:19', /launch_index|number/]]));

test('an address twice', () =>
  checkRefused(
    [
      'instances:',
      '  web:',
      '    source_address: 127.0.0.11',
      '  db:',
      '    source_address: 127.0.0.11',
      '',
    ].join('\n'),
    [['5:21', /127\.0\.0\.11/]],
  ));

test('an unknown network', () =>
  checkRefused('instances:\n  web:\n    networks: [privat]\n', [['3:16', /privat/]]));

test('several problems are several lines, in order', () =>
  checkRefused('release: zet\ninstances:\n  web:\n    flavour: m1.tiny\n', [
    ['1:10', /zet/],
    ['4:5', /flavour/],
  ]));

test('no YAML', () => checkRefused('instances: [\n', [['2:1', /./]]));

test('a missing file', async () => {
  const { path } = labFolder('');
  const ended = await mockCommand(['serve', 'other.lab.yaml'], { cwd: path }).ended();
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toMatch(/^other\.lab\.yaml:1:1: There is no such file: check the path/);
});
