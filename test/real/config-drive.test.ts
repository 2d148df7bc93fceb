import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../host/paths.mjs';
import { labFolder } from '../support/lab-folder.ts';
import { mockCommand, servingMock } from '../support/mock-command.ts';
import { readByCloudInit, type Understood } from './cloud-init.ts';

const guestLab = join(import.meta.dirname, 'guest.lab.yaml');

const readExported = async (labFile: string, instance: string): Promise<Understood> => {
  const drive = join(labFolder('').path, 'drive');
  const exported = mockCommand(['export', 'config-drive', labFile, instance, drive]);
  expect(await exported.ended()).toMatchObject({ code: 0, stderr: '' });
  return readByCloudInit('ConfigDrive', drive);
};

test('DataSourceConfigDrive understands of the drive what DataSourceOpenStack does of the service', async () => {
  const drive = await readExported(guestLab, 'guest-1');
  expect(drive).toMatchObject({
    accepted: true,
    warnings: [],
    requests: [],
    hostname: 'guest-1',
    fqdn: 'guest-1.cloud.example.org',
    publicKeys: [expect.stringMatching(/^ssh-ed25519 /)],
  });
  const service = await readByCloudInit('OpenStack', (await servingMock(guestLab)).url);
  const { instanceId, hostname, publicKeys, userData, network } = service;
  expect(drive).toMatchObject({ instanceId, hostname, publicKeys, userData, network });
});

test('DataSourceConfigDrive finds the files and the password', async () => {
  const { lab } = labFolder(
    'instances:\n  guest-1:\n    admin_pass: pw\n    files: [{path: /etc/motd, content: hi}]\n',
  );
  expect(await readExported(lab, 'guest-1')).toMatchObject({
    accepted: true,
    warnings: [],
    files: { '/etc/motd': 'hi' },
    metadata: { admin_pass: 'pw' },
  });
});

test('DataSourceConfigDrive accepts the examples', async () => {
  const lab = join(projectRoot, 'examples/web.lab.yaml');
  const understood = await readExported(lab, 'web-1');
  expect(understood).toMatchObject({ accepted: true, warnings: [], hostname: 'web-1' });
  expect(understood.userData).toBe(
    readFileSync(join(projectRoot, 'examples/user-data/web.yaml'), 'utf8'),
  );
});
