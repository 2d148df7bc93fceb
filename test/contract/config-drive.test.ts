import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labFolder } from '../support/lab-folder.ts';
import { mockCommand, servingMock } from '../support/mock-command.ts';

const lab = `
nova:
  vendordata_jsonfile_path: vendor.json
instances:
  web-1:
    user_data: "#!/bin/sh\\n"
    key: ssh-ed25519 AAAA me@example
    admin_pass: correct horse
    metadata: {role: web}
    files:
      - {path: /etc/motd, content: "hello\\n"}
      - {path: /etc/key, content_base64: AP8=}
  gone:
    deleted: true
  broken:
    user_data_base64: Y
`;

const newLab = (text = lab) => {
  const folder = labFolder(text);
  folder.write('vendor.json', '{"cloud": "lab"}');
  return folder;
};

const exported = (path: string, ...args: readonly string[]) =>
  mockCommand(['export', 'config-drive', 'web.lab.yaml', ...args], { cwd: path }).ended();

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();

test('what is written is said, readable by nobody else, and holds what only a drive has', async () => {
  const { path } = newLab();
  const drive = join(path, 'out/drive');
  expect(await exported(path, 'web-1', 'out/drive')).toEqual({
    code: 0,
    stderr: '',
    stdout: [
      'Wrote the config drive of web-1 to out/drive: 51 files in openstack and ec2.',
      'They hold secrets (user data, passwords), so only you may read them.',
      'To make a disk of it: genisoimage -J -r -V config-2 -o config-drive.iso out/drive',
      '',
    ].join('\n'),
  });
  const files = filesIn(drive);
  expect(files).toHaveLength(51);
  expect(files.filter((file) => (statSync(join(drive, file)).mode & 0o077) !== 0)).toEqual([]);
  const read = (file: string) => readFileSync(join(drive, file));
  expect(JSON.parse(read('openstack/latest/meta_data.json').toString())).toMatchObject({
    meta: { role: 'web' },
    admin_pass: 'correct horse',
    files: [
      { path: '/etc/motd', content_path: '/content/0000' },
      { path: '/etc/key', content_path: '/content/0001' },
    ],
    hostname: 'web-1.novalocal',
  });
  expect(read('openstack/content/0000').toString()).toBe('hello\n');
  expect(read('openstack/content/0001')).toEqual(Buffer.from([0, 255]));
  expect(read('openstack/latest/vendor_data2.json').toString()).toBe(
    '{"static": {"cloud": "lab"}}',
  );
});

test('the drive says what the service says, seed and secrets apart', async () => {
  const { path, lab: file } = newLab();
  await exported(path, 'web-1', 'drive');
  const { url } = await servingMock(file);
  const documents = filesIn(join(path, 'drive')).filter(
    (name) => /^openstack\/2|latest\//.test(name) && !name.startsWith('ec2/'),
  );
  expect(documents.length).toBeGreaterThan(40);
  for (const name of documents) {
    const served = await (await fetch(`${url}/${name}`)).text();
    const written = readFileSync(join(path, 'drive', name), 'utf8');
    const comparable = (text: string) =>
      text
        .replace(/"random_seed": "[^"]{684}"/, '"random_seed"')
        .replace(/ "files": \[.*?\], "admin_pass": "correct horse",/, '');
    expect(`${name} ${comparable(written)}`).toBe(`${name} ${comparable(served)}`);
  }
});

test('a folder with something in it is refused, unless forced', async () => {
  const { path } = newLab();
  mkdirSync(join(path, 'drive/openstack'), { recursive: true });
  writeFileSync(join(path, 'drive/openstack/old'), '');
  writeFileSync(join(path, 'drive/mine'), '');
  const refused = await exported(path, 'web-1', 'drive');
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toBe(
    'mock-metadata: drive is not empty: it has mine, openstack. Choose another folder, or --force to replace the openstack and ec2 folders in it.\n',
  );
  expect(filesIn(join(path, 'drive'))).toEqual(['mine', 'openstack/old']);
  expect(await exported(path, 'web-1', 'drive', '--force')).toMatchObject({ code: 0, stderr: '' });
  const files = filesIn(join(path, 'drive'));
  expect(files).toContain('mine');
  expect(files).not.toContain('openstack/old');
});

test.each([
  ['web1', /^mock-metadata: web\.lab\.yaml has no instance "web1"\. Did you mean "web-1"\?\n$/],
  ['gone', /^mock-metadata: gone has no config drive: it is deleted\.\n$/],
  [
    'broken',
    /user data of broken .*\nmock-metadata: Nova fails to make the config drive of broken/,
  ],
])('there is no drive of %s, and nothing is left behind', async (instance, message) => {
  const { path } = newLab();
  const ended = await exported(path, instance, 'out/drive');
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toMatch(message);
  expect(existsSync(join(path, 'out'))).toBe(false);
});

test('a lab with problems is no lab', async () => {
  const { path } = newLab('instances:\n  web-1:\n    flavour: m1.tiny\n');
  const ended = await exported(path, 'web-1', 'drive');
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toMatch(/^web\.lab\.yaml:3:5: /);
  expect(existsSync(join(path, 'drive'))).toBe(false);
});

test('config_drive_skip_versions says which EC2 versions there are', async () => {
  const { path } = newLab(
    'nova:\n  config_drive_skip_versions: 1.0 latest\ninstances:\n  web-1:\n',
  );
  await exported(path, 'web-1', 'drive');
  const versions = readdirSync(join(path, 'drive/ec2')).sort();
  expect(versions).toHaveLength(8);
  expect([versions[0], versions.at(-1)]).toEqual(['2007-01-19', '2009-04-04']);
});

test('a wrong command line is 2', async () => {
  const { path } = newLab();
  for (const args of [['export'], ['export', 'floppy'], ['export', 'config-drive', 'a', 'b']]) {
    const ended = await mockCommand(args, { cwd: path }).ended();
    expect(ended).toMatchObject({ code: 2, stdout: '' });
  }
});
