import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { labFolder } from '../support/lab-folder.ts';
import { mockBundle, mockCommand, servingMock } from '../support/mock-command.ts';

const lab = `
nova: {metadata_proxy_shared_secret: of-this-lab}
instances:
  web:
    uuid: 11111111-2222-4333-8444-555555555555
    project_id: a-project
    user_data: "password: hunter2"
  db:
`;

const run = (...args: readonly string[]) => mockCommand(args).ended();

test('init writes a lab that answers at once, and replaces nothing unasked', async () => {
  const { path } = labFolder(lab);
  const file = join(path, 'new.lab.yaml');
  expect(await run('init', file, '--topology', 'dhcp')).toMatchObject({ code: 0, stderr: '' });
  expect(await run('request', file)).toMatchObject({ code: 0 });
  expect(await run('init', file)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is there already'),
  });
  expect(await run('init', path)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is a folder. Name a file in it'),
  });
});

test('request prints the answer, and fails where a program with --fail would', async () => {
  const { lab: file } = labFolder(lab);
  const good = await run('request', file, '/latest/meta-data/hostname');
  expect(good).toMatchObject({ code: 0, stderr: '' });
  expect(good.stdout).toMatch(/^HTTP\/1\.1 200 OK\n(?:.+\n)+\nweb\.novalocal$/);
  const bad = await run('request', file, '-i', 'db', '/openstack/latest/user_data');
  expect(bad).toMatchObject({ code: 1, stderr: expect.stringContaining('Decided by nova') });
  expect(bad.stdout).toMatch(/^HTTP\/1\.1 404 /);
});

test('request into a file keeps the body as it is, and shows the head on the terminal', () => {
  const { lab: file, path } = labFolder(lab);
  const kept = join(path, 'user-data');
  const stdout = openSync(kept, 'w');
  onTestFinished(() => closeSync(stdout));
  const { stderr } = spawnSync(
    process.execPath,
    [mockBundle, 'request', file, '/openstack/latest/user_data'],
    { stdio: ['ignore', stdout, 'pipe'] },
  );
  expect(readFileSync(kept, 'utf8')).toBe('password: hunter2');
  expect(stderr.toString()).toMatch(/^HTTP\/1\.1 200 OK\n/);
});

test('explain says who refused, why, and what to do, and gives the trace as JSON', async () => {
  const { lab: file } = labFolder(lab);
  const forged = ['explain', file, '-H', 'X-Forwarded-For: 10.0.0.99'];
  const told = await run(...forged);
  expect(told.code).toBe(1);
  expect(told.stdout).toMatch(/^502 Bad Gateway, decided by the metadata agent/);
  expect(told.stdout).toContain('What would make it pass');
  const json: unknown = JSON.parse((await run(...forged, '--format', 'json')).stdout);
  expect(json).toMatchObject({ decidedBy: 'metadata-agent', outcome: { kind: 'answer' } });
});

test('a wrong command line is told in a line or two, with 2', async () => {
  const { lab: file } = labFolder(lab);
  for (const args of [
    ['request', file, '-H', 'no header'],
    ['request', file, 'a b'],
    ['explain', file, '--format', 'xml'],
    ['record', 'http://127.0.0.1:9', 'x.txt'],
  ]) {
    const { code, stderr } = await run(...args);
    expect([args.join(' '), code]).toEqual([args.join(' '), 2]);
    expect(stderr.trim().split('\n').length).toBeLessThan(4);
  }
});

test('what sign prints is what Nova accepts, and the secret is in none of it', async () => {
  const { lab: file, path, write } = labFolder(lab);
  write('nova.conf', '[neutron]\nmetadata_proxy_shared_secret = of-this-lab\n');
  const { stdout, stderr, code } = await run(
    ...['sign', '11111111-2222-4333-8444-555555555555', '--tenant', 'a-project', '--json'],
    ...['--secret-file', join(path, 'nova.conf')],
  );
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).not.toContain('of-this-lab');
  const headers: Readonly<Record<string, string>> = JSON.parse(stdout);
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const path2 = '/latest/meta-data/hostname';
  expect(await run('request', file, path2, '--to', 'nova', ...given)).toMatchObject({ code: 0 });
});

test('a recorded lab answers as the service did, only this user may read it, and secrets stay out', async () => {
  const { lab: file, path } = labFolder(lab);
  const { url } = await servingMock(file);
  const recorded = join(path, 'again.lab.yaml');
  expect(await run('record', url, recorded)).toMatchObject({ code: 0, stderr: '' });
  expect(statSync(recorded).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(path, 'again.user-data'), 'utf8')).not.toContain('hunter2');
  const leaf = '/openstack/latest/network_data.json';
  const [live, again] = [await fetch(url + leaf), await run('request', recorded, leaf)];
  expect(again.stdout.endsWith(await live.text())).toBe(true);
  expect(await run('record', url, recorded)).toMatchObject({ code: 1 });
  const userData = join(path, 'again.user-data');
  chmodSync(userData, 0o644);
  expect(await run('record', url, recorded, '--force', '--secrets')).toMatchObject({ code: 0 });
  expect(readFileSync(userData, 'utf8')).toContain('hunter2');
  expect(statSync(userData).mode & 0o777).toBe(0o600);
});

test('a snapshot holds every document of the tree', async () => {
  const { lab: file, path } = labFolder(lab);
  const { url } = await servingMock(file);
  const snapshot = join(path, 'all.snapshot.json');
  expect(await run('record', url, snapshot)).toMatchObject({ code: 0, stderr: '' });
  const { documents } = JSON.parse(readFileSync(snapshot, 'utf8'));
  expect(documents['/latest/meta-data/hostname']).toMatchObject({ body: 'web.novalocal' });
  expect(Object.keys(documents).length).toBeGreaterThan(200);
  expect(readFileSync(snapshot, 'utf8')).not.toContain('hunter2');
});
