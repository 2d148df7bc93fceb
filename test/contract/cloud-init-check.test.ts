import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const bundle = join(import.meta.dirname, '../../dist/cloud-init-check.cjs');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as it ships, in a folder with these files. */
const ended = (
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
  input = '',
): Ended => {
  if (!existsSync(bundle)) {
    throw new Error('dist/cloud-init-check.cjs is missing: run `npm run build` first.');
  }
  const folder = mkdtempSync(join(tmpdir(), 'cloud-init-check-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
};

const good = '#cloud-config\nhostname: web\n';
const bad = '#cloud-config\nhostnam: web\npackages: nginx\n';

test('a good file is 0 and one line', () => {
  expect(ended(['user-data'], { 'user-data': good })).toEqual({
    code: 0,
    stdout: 'user-data: no problems\n',
    stderr: '',
  });
});

test('all mistakes of all files are told, with 1', () => {
  const files = { 'user-data': bad, 'network-config': 'version: 2\nethernets: []\n' };
  const { code, stdout, stderr } = ended(['user-data', 'network-config'], files);
  expect([code, stderr]).toEqual([1, '']);
  const places = stdout.split('\n').map((line) => /^\S+: \w+:/.exec(line)?.[0]);
  expect(places.filter((place) => place !== undefined)).toEqual([
    'user-data:2:1: error:',
    'user-data:3:11: error:',
    'network-config:2:12: error:',
  ]);
});

test('standard input is -, and a file that is not there is 2', () => {
  expect(ended(['-'], {}, bad)).toMatchObject({ code: 1 });
  expect(ended(['-', 'nowhere'], {}, bad)).toMatchObject({
    code: 2,
    stderr: 'nowhere: There is no such file. Check the name and the folder.\n',
  });
});

test.each(['json', 'sarif'])('--format %s is JSON, even where a file is missing', (format) => {
  const { stdout } = ended(['user-data', 'nowhere', '--format', format], { 'user-data': bad });
  expect(() => JSON.parse(stdout)).not.toThrow();
});

test('--max-size is what the cloud takes', () => {
  const files = { 'user-data': `${good}# ${'x'.repeat(20_000)}\n` };
  expect(ended(['--max-size', 'nova', 'user-data'], files)).toMatchObject({ code: 0 });
  const { code, stdout } = ended(['--max-size', 'ec2', 'user-data'], files);
  expect(code).toBe(1);
  expect(stdout).toContain('EC2 takes at most 16,384 bytes');
});

test('--strict lets warnings fail, and --target-version decides what is one', () => {
  const files = { 'user-data': '#cloud-config\nusers:\n  - name: a\n    lock-passwd: false\n' };
  expect(ended(['user-data'], files)).toMatchObject({ code: 0 });
  expect(ended(['--strict', 'user-data'], files)).toMatchObject({ code: 1 });
  expect(ended(['--strict', '--target-version', '22.1', 'user-data'], files)).toMatchObject({
    code: 0,
  });
});

test('--rule says how a code is reported, as often as it is given', () => {
  const files = { 'user-data': '#cloud-config\nusers:\n  - name: a\n' };
  expect(ended(['user-data'], files)).toMatchObject({ code: 0 });
  expect(ended(['--rule', 'users-without-default=error', 'user-data'], files).code).toBe(1);
  const args = ['--rule', 'users-without-default=off', '--rule', 'unknown-key=off', 'user-data'];
  expect(ended(args, files).stdout).toBe('user-data: no problems\n');
});

test('--explain says what a code means, without a file', () => {
  const { code, stdout } = ended(['--explain', 'duplicate-key']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^duplicate-key \(warning\)\n.*last one wins/);
});

test.each(['cloud-config', 'network-config'])('schema %s prints a JSON schema', (name) => {
  const { code, stdout } = ended(['schema', name]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: name,
  });
});

test.each([
  [[], "missing required argument 'files'"],
  [['a', '--format', 'xml'], 'Allowed choices are text, json, sarif, github'],
  [['a', '--max-size', 'azure'], 'Write nova, ec2 or a number of bytes'],
  [['a', '--target-version', 'new'], 'A version of cloud-init is like 24.4'],
  [['--explain', 'duplicate-keys'], 'Did you mean duplicate-key?'],
  [['a', '--rule', 'duplicat-key=off'], 'Did you mean duplicate-key?'],
  [['a', '--rule', 'duplicate-key=loud'], 'one of off, error, warning, information, hint'],
  [['a', '--stict'], "unknown option '--stict'"],
  [['schema', 'meta-data'], 'Allowed choices are cloud-config, network-config'],
])('a wrong command line (%j) is 2 and plain text', (args, expected) => {
  const { code, stdout, stderr } = ended(args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(expected);
  expect(stderr).not.toContain('    at ');
});

test('help says what the exit codes mean, and the version is the package’s', () => {
  const { code, stdout } = ended(['--help']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Exit code:\n {2}0 {2}no errors/);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(ended(['--version']).stdout).toBe(`${version}\n`);
});

test('a template is filled in with the data of an instance, and told at its own places', () => {
  const files = {
    'user-data':
      '## template: jinja\n#cloud-config\n{% for n in [1] %}\nhostname{{ n }}: {{ v1.nope }}\n{% endfor %}\n',
    'instance-data.json': '{"v1": {"local_hostname": "web"}}',
    'no.json': '[]',
  };
  expect(ended(['user-data'], files).code).toBe(0);
  const { code, stdout } = ended(['-i', 'instance-data.json', 'user-data'], files);
  expect(code).toBe(1);
  expect(stdout).toContain('user-data:4:1: error: cloud-init knows no key `hostname1`');
  expect(stdout).toContain('user-data:4:18: warning: The instance data has no `nope` here.');
  expect(ended(['-i', 'no.json', 'user-data'], files)).toMatchObject({ code: 2 });
});

test.runIf(existsSync('/dev/full'))('a report that cannot be written is 2, in one line', () => {
  const full = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(full));
  const { status, stderr } = spawnSync(process.execPath, [bundle, '-'], {
    stdio: ['pipe', full, 'pipe'],
    input: good,
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^cloud-init-check: The output cannot be written: ENOSPC[^\n]*\n$/);
});
