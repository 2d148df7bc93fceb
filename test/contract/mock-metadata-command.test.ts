import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { labFolder } from '../support/lab-folder.ts';
import { mockCommand, servingMock } from '../support/mock-command.ts';

const small = 'instances:\n  web:\n';

test('the first line says where it is, who asks, and what to try', async () => {
  const { lab } = labFolder(`${small}  db:\n    source_address: 127.0.0.12\n`);
  const mock = await servingMock(lab);
  const { stdout, stderr, code } = await mock.ended('SIGTERM');
  expect(stdout).toBe(
    `Ready: ${mock.url} serves ${lab} (web: default, db: from 127.0.0.12). Try: curl ${mock.url}/openstack/latest/meta_data.json\n`,
  );
  expect([stderr, code]).toEqual(['', 0]);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it well, open connections or not',
  async (signal) => {
    const mock = await servingMock(labFolder(small).lab);
    const { body } = await fetch(`${mock.url}/openstack`);
    await body?.cancel();
    expect(await mock.ended(signal)).toMatchObject({ code: 0, stderr: '' });
  },
);

test('a taken port is an error that names it and says what to do', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const ended = await mockCommand(['serve', labFolder(small).lab, '--port', String(port)]).ended();
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toBe(
    `mock-metadata: Port ${port} on 127.0.0.1 is taken by another program. Choose another port, or port 0 for any free one. For example: --port ${port === 65535 ? 0 : (port ?? 0) + 1}
`,
  );
});

test('an address of another machine is an error', async () => {
  const args = ['serve', labFolder(small).lab, '--port', '0', '--host', '192.0.2.1'];
  const ended = await mockCommand(args).ended();
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toContain('Cannot listen on 192.0.2.1: not an address of this machine');
});

test('an address that others can reach is served with one warning', async () => {
  const mock = await servingMock(labFolder(small).lab, ['--port', '0', '--host', '0.0.0.0']);
  expect(mock.url).toMatch('http://127.0.0.1:');
  expect((await fetch(`${mock.url}/openstack`)).status).toBe(200);
  const { stderr } = await mock.ended('SIGTERM');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(/^Warning: listening on 0\.0\.0\.0, so everyone/);
});

test.each([
  [[], 'Usage: mock-metadata'],
  [['sing'], "unknown command 'sing'"],
  [['serve'], "missing required argument 'lab'"],
  [['serve', 'a.lab.yaml', '--prot', '1'], "unknown option '--prot'"],
  [['serve', 'a.lab.yaml', '--port', '70000'], 'A port is a number from 0'],
  [['serve', 'a.lab.yaml', '--port', '8e3'], 'A port is a number from 0'],
  [['record', 'x', '-o', 'y'], 'Try mock-metadata record --help.'],
  [['export', 'config-drive'], 'Try mock-metadata export config-drive --help.'],
])('a wrong command line (%j) is 2 and plain text', async (args, expected) => {
  const ended = await mockCommand(args).ended();
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toContain(expected);
  expect(ended.stderr).not.toContain('    at ');
});

test('help teaches, and the version is the package’s', async () => {
  const help = await mockCommand(['--help']).ended();
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toContain('$ mock-metadata serve web.lab.yaml');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(await mockCommand(['--version']).ended()).toEqual({
    code: 0,
    stdout: `${version}\n`,
    stderr: '',
  });
});

test('check says whether a lab is right, and ends', async () => {
  const { lab, path, write } = labFolder(small);
  expect(await mockCommand(['check', lab]).ended()).toEqual({
    code: 0,
    stdout: `${lab}: no problems\n`,
    stderr: '',
  });
  write('web.lab.yaml', 'instances:\n  web:\n    flavour: m1.tiny\n');
  const ended = await mockCommand(['check', 'web.lab.yaml'], { cwd: path }).ended();
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toMatch(/^web\.lab\.yaml:3:5: /);
});

test('output that cannot be written is a failure, and not one of ours', () => {
  const readOnly = openSync('package.json', 'r');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['dist/mock-metadata.cjs', 'schema', 'lab'],
    {
      stdio: ['ignore', readOnly, 'pipe'],
      encoding: 'utf8',
    },
  );
  closeSync(readOnly);
  expect([status, stderr.split('\n').length]).toEqual([1, 2]);
  expect(stderr).toMatch(/^mock-metadata: The output cannot be written: EBADF/);
});

test('a reader that goes away is no failure', async () => {
  const mock = await servingMock(labFolder(small).lab);
  mock.process.stdout?.destroy();
  mock.process.stderr?.destroy();
  expect((await fetch(`${mock.url}/openstack`)).status).toBe(200);
  expect(await mock.ended('SIGTERM')).toMatchObject({ code: 0 });
});
