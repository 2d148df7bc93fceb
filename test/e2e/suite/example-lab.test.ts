import assert from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import { commands, type Uri, workspace } from 'vscode';
import { activated, exampleMock, labels } from './support.ts';

suite('Open an Example Lab', () => {
  suiteSetup(activated);

  test('it can be served as it is', async () => {
    const uri = await commands.executeCommand<Uri>('openstackMetadata.openExample');
    await commands.executeCommand('openstackMetadata.startMock', uri.fsPath);
    const api = await activated();
    assert.deepEqual(labels(api, await api.treeChildren()), ['web', 'database']);
    await workspace.fs.delete(uri);
    await exampleMock(api);
  });
});
