import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labFolder } from '../support/lab-folder.ts';
import { mockCommand } from '../support/mock-command.ts';

const lab = 'instances:\n  web:\n    metadata: {role: web}\n';
const head = 'title: It works\nwhy: It has to.\nlab: web.lab.yaml\nreleases: epoxy\nsteps:\n';
const good = `${head}- send: {}\n  expect: {status: 200}\n`;
const bad = `${head.replace('It works', 'It fails')}- send: {}\n  expect: {status: 404}\n`;

const run = (path: string, ...args: readonly string[]) =>
  mockCommand(['run', ...args], { cwd: path }).ended();

/** A folder with scenarios by name. */
const folderWith = (scenarios: Readonly<Record<string, string>>) => {
  const folder = labFolder(lab);
  for (const [name, text] of Object.entries(scenarios)) folder.write(`${name}.scenario.yaml`, text);
  return folder;
};

test('every scenario that ships passes in every release and topology it names', async () => {
  const { code, stdout, stderr } = await run('.', 'examples/scenarios');
  expect([stderr, stdout.split('\n').filter((line) => line.startsWith('✗'))]).toEqual(['', []]);
  expect(stdout).toMatch(/\n\d{3} passed \(\d+ scenarios, \d{3} runs, \d{3,4} steps, \S+ s\)\n$/);
  expect(code).toBe(0);
});

test('a scenario that fails says which step, what was expected and why, and the code is 1', async () => {
  const { path } = folderWith({ bad });
  const { code, stdout } = await run(path, 'bad.scenario.yaml');
  expect(code).toBe(1);
  expect(stdout).toContain('✗ It fails (bad.scenario.yaml)');
  expect(stdout).toContain('status: expected 404, got 200 OK');
  expect(stdout).toContain('decided by Nova');
});

test('a scenario that cannot be read is a problem with its line, and the others run', async () => {
  const { path } = folderWith({ good, broken: good.replace('send', 'sned') });
  const { code, stdout } = await run(path, '.');
  expect(code).toBe(1);
  expect(stdout).toContain('broken.scenario.yaml:6:3: An item of steps has no key "sned".');
  expect(stdout).toContain('✓ It works (good.scenario.yaml)');
});

test.each([
  [['nothing.scenario.yaml'], 'There is no nothing.scenario.yaml: name a scenario file'],
  [['empty'], 'empty holds no files that end in .scenario.yaml.'],
  [['.', '--grep', 'zzz'], 'No scenario fits --grep zzz: ask for less.'],
  [['.', '--release', 'zed'], 'No scenario fits --release zed: ask for less.'],
  [['.', '--release', 'yoga'], 'Allowed choices are zed, epoxy, master.'],
  [['.', '--reporter', 'html'], 'Allowed choices are text, junit, json, tap.'],
  [[], "missing required argument 'path'"],
])('nothing to run is 2 and said: %j', async (args, message) => {
  const { path } = folderWith({ good });
  mkdirSync(join(path, 'empty'));
  const ended = await run(path, ...args);
  expect([ended.code, ended.stdout]).toEqual([2, '']);
  expect(ended.stderr).toContain(message);
});

test('--grep and --topology choose', async () => {
  const both = good.replace('lab:', 'topology: [router, dhcp]\nlab:');
  const { path } = folderWith({ both, bad });
  const { code, stdout } = await run(path, '.', '--grep', 'WORKS', '--topology', 'dhcp');
  expect(code).toBe(0);
  expect(stdout).toContain('1 passed (1 scenario, 1 run, 1 step, ');
});

test('--bail stops at the first that fails', async () => {
  const { path } = folderWith({ a: bad, b: good });
  const { code, stdout } = await run(path, '.', '--bail');
  expect([code, stdout.includes('It works')]).toEqual([1, false]);
});

test('--output writes the report there, and the one for people to the terminal', async () => {
  const { path } = folderWith({ good, bad });
  const { code, stdout } = await run(path, '.', '--reporter', 'junit', '--output', 'report.xml');
  expect(code).toBe(1);
  expect(stdout).toContain('✓ It works');
  const xml = readFileSync(join(path, 'report.xml'), 'utf8');
  expect(xml).toContain('<testsuites tests="2" failures="1" errors="0"');
  const away = await run(path, '.', '--reporter', 'tap', '--output', 'no/such/folder');
  expect([away.code, away.stderr]).toEqual([
    2,
    expect.stringContaining('The report could not be written to no/such/folder'),
  ]);
});

test('into a pipe nothing is coloured, unless asked for', async () => {
  const { path } = folderWith({ good });
  expect((await run(path, '.')).stdout).not.toContain('\u001b');
});

test('a scenario may not reach out of its folder, by path or by link', async () => {
  const outer = labFolder(lab);
  const path = join(outer.path, 'inner');
  mkdirSync(path);
  symlinkSync(outer.lab, join(path, 'link.lab.yaml'));
  const write = (name: string, of: string) =>
    outer.write(`inner/${name}.scenario.yaml`, good.replace('web.lab.yaml', of));
  write('up', '../web.lab.yaml');
  write('link', 'link.lab.yaml');
  write('absolute', outer.lab);
  outer.write('secret', 'of nobody else');
  symlinkSync(join(outer.path, 'secret'), join(path, 'itself.scenario.yaml'));
  write('inline', '{instances: {web: {user_data_file: ../web.lab.yaml}}}');
  const { code, stdout } = await run(path, '.', '--reporter', 'json');
  const { scenarios } = JSON.parse(stdout) as {
    scenarios: { file: string; problems?: { message: string; line: number }[] }[];
  };
  expect(code).toBe(1);
  expect(
    scenarios.map(({ problems }) =>
      problems?.map(({ line, message }) => `${line} ${message.slice(0, 22)}`),
    ),
  ).toEqual([
    ['3 This file lies outside'],
    ['3 This file lies outside'],
    ['1 The file cannot be rea'],
    ['3 This file lies outside'],
    ['3 This file lies outside'],
  ]);
  expect(stdout).not.toContain('of nobody else');
  const allowed = await run(path, 'up.scenario.yaml', '--root', '..');
  expect(allowed.code).toBe(0);
});

test.each(['lab', 'scenario'])('other editors get a JSON schema of %s files', async (name) => {
  const { code, stdout } = await mockCommand(['schema', name]).ended();
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: { [name === 'lab' ? 'instances' : 'steps']: {} },
  });
});

test('check says what is wrong with a scenario, too', async () => {
  const { path } = folderWith({ good, broken: good.replace('send', 'sned') });
  const check = (name: string) => mockCommand(['check', name], { cwd: path }).ended();
  expect(await check('good.scenario.yaml')).toMatchObject({
    code: 0,
    stdout: 'good.scenario.yaml: no problems\n',
  });
  expect(await check('broken.scenario.yaml')).toMatchObject({
    code: 1,
    stderr: 'broken.scenario.yaml:6:3: An item of steps has no key "sned". Did you mean "send"?\n',
  });
});

test('a path that cannot be looked at is told, and is no bug of ours', async () => {
  const { path } = folderWith({});
  symlinkSync('loop', join(path, 'loop'));
  expect(await run(path, 'loop')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(
      /^mock-metadata: loop cannot be read \(ELOOP: .*\)\. Check its rights\.\n$/,
    ),
  });
});
