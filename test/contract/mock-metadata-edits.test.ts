import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type LabFolder, labFolder } from '../support/lab-folder.ts';
import { type ServingMock, servingMock } from '../support/mock-command.ts';

const labWith = (role: string) => `instances:\n  web:\n    metadata: { role: ${role} }\n`;

const served = async (labText = labWith('old')): Promise<LabFolder & ServingMock> => {
  const folder = labFolder(labText);
  return { ...folder, ...(await servingMock(folder.lab)) };
};

const roleAt = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/openstack/latest/meta_data.json`);
  return JSON.parse(await answer.text()).meta.role;
};

test('an edit takes effect at once', async () => {
  const { url, write, printed } = await served();
  expect(await roleAt(url)).toBe('old');
  write('web.lab.yaml', labWith('new'));
  await printed('stderr', /was read again and takes effect/);
  expect(await roleAt(url)).toBe('new');
});

test('an edit by an editor that puts a new file in its place takes effect, again and again', async () => {
  const { url, path, lab, printed } = await served();
  for (const [count, role] of ['second', 'third'].entries()) {
    writeFileSync(join(path, '.web.swp'), labWith(role));
    renameSync(join(path, '.web.swp'), lab);
    await printed('stderr', new RegExp(`(?:takes effect[^]*){${count + 1}}`));
    expect(await roleAt(url)).toBe(role);
  }
});

test('a broken edit keeps the last good state and says where it is wrong; the repair is told', async () => {
  const { url, lab, write, printed } = await served();
  write('web.lab.yaml', 'instances:\n  web:\n    metadta: {}\n');
  await printed('stderr', /the last good state stays/);
  await printed('stderr', new RegExp(`^${lab}:3:5: .*metadta`, 'm'));
  expect(await roleAt(url)).toBe('old');
  write('web.lab.yaml', labWith('new'));
  await printed('stderr', /is right again and takes effect/);
  expect(await roleAt(url)).toBe('new');
});

test('a lab file that is gone keeps the last good state, and may come back', async () => {
  const { url, lab, write, printed } = await served();
  rmSync(lab);
  await printed('stderr', /web\.lab\.yaml:1:1: There is no such file/);
  expect(await roleAt(url)).toBe('old');
  write('web.lab.yaml', labWith('new'));
  await printed('stderr', /is right again/);
  expect(await roleAt(url)).toBe('new');
});

test('an edit of a file that the lab names takes effect', async () => {
  const folder = labFolder('instances:\n  web:\n    user_data_file: hello.sh\n');
  folder.write('hello.sh', '#!/bin/sh\n# old\n');
  const { url, printed } = await servingMock(folder.lab);
  folder.write('hello.sh', '#!/bin/sh\n# new\n');
  await printed('stderr', /takes effect/);
  expect(await (await fetch(`${url}/openstack/latest/user_data`)).text()).toContain('# new');
});

test('a password survives an edit', async () => {
  const { url, write, printed } = await served();
  const password = `${url}/openstack/latest/password`;
  await fetch(password, { method: 'POST', body: 'c2VjcmV0' });
  write('web.lab.yaml', labWith('new'));
  await printed('stderr', /takes effect/);
  expect(await (await fetch(password)).text()).toBe('c2VjcmV0');
});

test('listeners come and go with the lab', async () => {
  const { url, port, write, printed } = await served();
  const taken = `instances:\n  web:\n    listen: ${port}\n`;
  write('web.lab.yaml', taken);
  await printed('stderr', /web\.lab\.yaml:3:13: Instance “web”: Port \d+ on 127\.0\.0\.1 is taken/);
  expect(await roleAt(url)).toBe('old');
  write('web.lab.yaml', labWith('new'));
  await printed('stderr', /is right again/);
  expect(await roleAt(url)).toBe('new');
});
