import assert from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import { commands, type Uri, workspace } from 'vscode';
import { metadataUri } from '../../../client/src/explorer/metadata-uri.ts';
import type { ExtensionApi } from '../../../client/src/extension-api.ts';
import { activated, documentOf, labels, nodeAt, workspaceFile } from './support.ts';

const answer = (body: string) => ({
  status: 200,
  reason: 'OK',
  headers: [['Content-Type', 'text/plain']],
  body,
});

const snapshot = {
  format: 'openstack-metadata-snapshot/1',
  url: 'http://169.254.169.254',
  recorded_at: '2026-01-02T03:04:05.000Z',
  secrets: 'masked',
  documents: {
    '/openstack': answer('latest'),
    '/openstack/latest': answer('meta_data.json\nuser_data'),
    '/openstack/latest/meta_data.json': answer('{"name": "recorded-1"}'),
    '/openstack/latest/user_data': answer('#cloud-config\npackages: [vim]\n'),
  },
};

suite('Open a Recorded Snapshot', () => {
  let api: ExtensionApi;
  suiteSetup(async () => {
    api = await activated();
  });

  const opened = async (name: string, text: string): Promise<Uri> => {
    const uri = workspaceFile(name);
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await commands.executeCommand('openstackMetadata.openSnapshot', uri);
    return uri;
  };
  const remove = async (label: string) =>
    commands.executeCommand('openstackMetadata.disconnect', await nodeAt(api, label));

  test('what was recorded unfolds in the tree, down to keys, and opens', async () => {
    const name = 'web.snapshot.json';
    await opened(name, JSON.stringify(snapshot));
    const root = await nodeAt(api, name);
    assert.deepEqual(labels(api, await api.treeChildren(root)), ['openstack']);
    const value = await nodeAt(api, name, 'openstack', 'latest', 'meta_data.json', 'name');
    assert.equal(api.treeItem(value).description, 'recorded-1');
    const file = await nodeAt(api, name, 'openstack', 'latest', 'user_data');
    assert.ok(file.kind === 'leaf');
    await commands.executeCommand('openstackMetadata.openDocument', file);
    const document = await documentOf(metadataUri(file), 'cloud-config');
    assert.equal(document.getText(), '#cloud-config\npackages: [vim]\n');
    await remove(name);
  });

  test('a file that is none is a row that says so', async () => {
    const name = 'none.snapshot.json';
    await opened(name, '{"a": 1}');
    const [failure] = await api.treeChildren(await nodeAt(api, name));
    assert.ok(failure?.kind === 'failure');
    assert.match(failure.message, /none\.snapshot\.json.*snapshot/);
    await remove(name);
  });
});
