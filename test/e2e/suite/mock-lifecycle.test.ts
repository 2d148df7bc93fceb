import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { ConfigurationTarget, commands, workspace } from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension-api.ts';
import { activated, after, exampleMock, runningMock, workspaceFile } from './support.ts';

suite('the embedded mock', () => {
  let api: ExtensionApi;
  suiteSetup(async () => {
    api = await activated();
  });
  const setPort = (port: number | undefined) =>
    workspace
      .getConfiguration('openstackMetadata')
      .update('mock.port', port, ConfigurationTarget.Global);
  suiteTeardown(async () => {
    await setPort(undefined);
    await exampleMock(api);
  });

  test('serves the lab on loopback', async () => {
    const { mock } = await exampleMock(api);
    assert.equal(new URL(mock.url).hostname, '127.0.0.1');
    const answer = await fetch(`${mock.url}/openstack/latest/meta_data.json`);
    assert.equal(answer.status, 200);
  });

  test('restart serves the same lab on new sockets', async () => {
    const before = await exampleMock(api);
    await commands.executeCommand('openstackMetadata.restartMock');
    const { labFile, mock } = await runningMock(api);
    assert.equal(labFile, before.labFile);
    assert.notEqual(mock, before.mock);
    assert.equal((await fetch(`${mock.url}/openstack`)).status, 200);
  });

  test('stop closes the port and empties the tree', async () => {
    const { mock } = await exampleMock(api);
    await commands.executeCommand('openstackMetadata.stopMock');
    assert.equal(api.mockState().kind, 'stopped');
    assert.deepEqual(await api.treeChildren(), []);
    await assert.rejects(fetch(`${mock.url}/openstack`));
  });

  test('a port that is taken gives way to the next', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const taken = typeof address === 'object' && address !== null ? address.port : 0;
    try {
      await setPort(taken);
      await commands.executeCommand('openstackMetadata.stopMock');
      const { mock } = await exampleMock(api);
      assert.ok(Number(new URL(mock.url).port) > taken);
      assert.equal((await fetch(`${mock.url}/openstack`)).status, 200);
    } finally {
      other.close();
    }
  });

  test('a broken lab does not start: a row says why, the file shows where', async () => {
    const uri = workspaceFile('broken.lab.yaml');
    await workspace.fs.writeFile(
      uri,
      new TextEncoder().encode('instances:\n  a:\n    colour: red\n'),
    );
    await commands.executeCommand('openstackMetadata.stopMock');
    // Not awaited: the command ends when its error message is answered.
    void commands.executeCommand('openstackMetadata.startMock', uri.fsPath);
    await after(api.onMockChange, () => (api.mockState().kind === 'failed' ? true : undefined));
    const [row] = await api.treeChildren();
    assert.equal(row?.kind, 'failure');
    assert.match(row?.kind === 'failure' ? row.message : '', /colour|broken\.lab\.yaml/);
    await workspace.fs.delete(uri);
  });
});
