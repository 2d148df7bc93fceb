import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { commands, env, Uri, workspace } from 'vscode';
import { metadataUri } from '../../../client/src/explorer/metadata-uri.ts';
import type { ExtensionApi } from '../../../client/src/extension-api.ts';
import { activated, documentOf, labels, nodeAt } from './support.ts';

const files = {
  'openstack/latest/meta_data.json': '{"uuid": "u", "name": "drive-1", "admin_pass": "s3cret"}',
  'openstack/latest/user_data': '#cloud-config\npackages: [vim]\n',
  'openstack/content/0000': 'auto eth0\n',
  'ec2/latest/meta-data.json':
    '{"hostname": "drive-1.example", "placement": {"availability-zone": "nova"}}',
};

suite('config drive', () => {
  let api: ExtensionApi;
  const own = mkdtempSync(join(tmpdir(), 'config-drive-'));
  const drive = join(own, 'web drive');

  suiteSetup(async () => {
    api = await activated();
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(drive, path)), { recursive: true });
      writeFileSync(join(drive, path), text);
    }
    await commands.executeCommand('openstackMetadata.openConfigDrive', drive);
  });
  suiteTeardown(() => rmSync(own, { recursive: true }));

  const roots = async () => labels(api, await api.treeChildren());
  const remove = async (label: string) =>
    commands.executeCommand('openstackMetadata.disconnect', await nodeAt(api, label));

  test('its trees unfold down to the keys and values', async () => {
    const root = await nodeAt(api, 'web drive');
    assert.deepEqual(labels(api, await api.treeChildren(root)), ['openstack', 'ec2']);
    const name = ['openstack', 'latest', 'meta_data.json', 'name'] as const;
    assert.equal(api.treeItem(await nodeAt(api, 'web drive', ...name)).description, 'drive-1');
    const zone = ['ec2', 'latest', 'meta-data', 'placement', 'availability-zone'] as const;
    const leaf = await nodeAt(api, 'web drive', ...zone);
    await commands.executeCommand('openstackMetadata.copyValue', leaf);
    assert.equal(await env.clipboard.readText(), 'nova');
  });

  test('a file opens as a document in its language', async () => {
    const file = await nodeAt(api, 'web drive', 'openstack', 'latest', 'user_data');
    assert.ok(file.kind === 'leaf');
    const uri = metadataUri(file);
    await commands.executeCommand('openstackMetadata.openDocument', file);
    const document = await documentOf(uri, 'cloud-config');
    assert.equal(document.getText(), files['openstack/latest/user_data']);
  });

  test('its rows are not those of a service: nothing offers a URL or curl for them', async () => {
    const path = ['web drive', 'openstack', 'latest', 'meta_data.json', 'name'];
    const words = [1, 2, 4, 5].map(async (depth) =>
      api.treeItem(await nodeAt(api, ...path.slice(0, depth))),
    );
    assert.deepEqual(
      (await Promise.all(words)).map(({ contextValue }) => contextValue),
      ['configDriveSource', 'directoryOnDrive', 'leafOnDrive', 'valueOnDrive'],
    );
  });

  test('the same folder is one row, named by path or by Uri', async () => {
    await commands.executeCommand('openstackMetadata.openConfigDrive', Uri.file(drive));
    await commands.executeCommand('openstackMetadata.openConfigDrive', Uri.file(drive).toString());
    assert.equal((await roots()).filter((label) => label === 'web drive').length, 1);
  });

  test('a folder without a drive is a row that says so, and can be tried again', async () => {
    const folder = join(own, 'later');
    mkdirSync(folder);
    await commands.executeCommand('openstackMetadata.openConfigDrive', folder);
    const [failure, advice] = await api.treeChildren(await nodeAt(api, 'later'));
    assert.ok(failure?.kind === 'failure' && failure.remedy === 'retry');
    assert.match(failure.message, /later is no config drive/);
    assert.equal(advice?.kind, 'note');
    mkdirSync(join(folder, 'openstack', 'latest'), { recursive: true });
    await commands.executeCommand('openstackMetadata.retry', failure);
    const root = await nodeAt(api, 'later');
    assert.deepEqual(labels(api, await api.treeChildren(root)), ['openstack']);
    await remove('later');
  });

  test('a folder that lies in the workspace is found by its relative path', async () => {
    const folder = workspace.workspaceFolders?.[0];
    assert.ok(folder);
    await commands.executeCommand('openstackMetadata.openConfigDrive', 'not/there');
    const root = await nodeAt(api, 'there');
    assert.ok(root.kind === 'source');
    assert.equal(root.folder, Uri.joinPath(folder.uri, 'not/there').fsPath);
    await remove('there');
  });

  test('it can be taken out of the tree, and its files stay', async () => {
    await remove('web drive');
    assert.ok(!(await roots()).includes('web drive'));
    await commands.executeCommand('openstackMetadata.openConfigDrive', drive);
    const uuid = await nodeAt(api, 'web drive', 'openstack', 'latest', 'meta_data.json', 'uuid');
    assert.equal(api.treeItem(uuid).description, 'u');
    await remove('web drive');
  });
});
