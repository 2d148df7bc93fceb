import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { commands, type TextDocument, type Uri, window, workspace } from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension-api.ts';
import {
  activated,
  after,
  exampleMock,
  nodeAt,
  on,
  replaceText,
  workspaceFile,
} from './support.ts';

suite('Serve as User-Data with the Mock', () => {
  let api: ExtensionApi;
  let document: TextDocument;
  const uri = (): Uri => workspaceFile('served/first.yaml');

  suiteSetup(async () => {
    api = await activated();
    await exampleMock(api);
    await workspace.fs.writeFile(uri(), new TextEncoder().encode('#cloud-config\nhostname: a\n'));
    document = await workspace.openTextDocument(uri());
  });
  suiteTeardown(() => exampleMock(api));

  /** What web-1, whose requests are those from anywhere, gets over HTTP. */
  const userData = async (): Promise<string> => {
    const { mock } = await exampleMock(api);
    return (await fetch(`${mock.url}/openstack/latest/user_data`)).text();
  };
  const serve = () =>
    commands.executeCommand<string | undefined>('openstackMetadata.serveAsUserData', {
      uri: uri().toString(),
      instanceName: 'web-1',
    });
  const savedAs = async (text: string): Promise<void> => {
    await replaceText(document, text);
    const saved = new Promise<void>((resolve) => {
      const listening = workspace.onDidSaveTextDocument(() => {
        listening.dispose();
        resolve();
      });
    });
    await document.save();
    await saved;
  };

  test('the instance gets the text of the editor, saved or not', async () => {
    await replaceText(document, '#cloud-config\nhostname: not-saved\n');
    assert.equal(await serve(), 'web-1');
    assert.equal(await userData(), document.getText());
  });

  test('what is saved is served at once; what is not, is not', async () => {
    await savedAs('#cloud-config\nhostname: saved\n');
    assert.equal(await userData(), document.getText());
    await replaceText(document, '#cloud-config\nhostname: typing\n');
    assert.equal(await userData(), '#cloud-config\nhostname: saved\n');
    await savedAs('#cloud-config\nhostname: again\n');
    assert.equal(await userData(), document.getText());
  });

  test('the tree shows it too, and an open document of the tree follows', async () => {
    const path = ['web-1', 'openstack', 'latest', 'user_data'] as const;
    await commands.executeCommand('openstackMetadata.openDocument', await nodeAt(api, ...path));
    const shown = await after(on(window.onDidChangeVisibleTextEditors), () =>
      window.visibleTextEditors.find(
        ({ document: { uri: at } }) => at.path === `/${path.join('/')}`,
      ),
    );
    assert.equal(shown.document.getText(), document.getText());
    await savedAs('#cloud-config\nhostname: followed\n');
    await after(on(workspace.onDidChangeTextDocument), () =>
      shown.document.getText() === document.getText() ? true : undefined,
    );
  });

  test('it outlives an edit of the lab', async () => {
    const { mock } = await exampleMock(api);
    await mock.reload();
    assert.equal(await userData(), document.getText());
  });

  test('afterwards the instance gets again what the lab says', async () => {
    assert.deepEqual(await commands.executeCommand('openstackMetadata.serveLabUserData'), [
      'web-1',
    ]);
    assert.match(await userData(), /nginx/);
    await savedAs('#cloud-config\nhostname: later\n');
    assert.match(await userData(), /nginx/);
  });

  test('what Nova would refuse is not served', async () => {
    await replaceText(document, `#cloud-config\n# ${'x'.repeat(49_200)}\n`);
    assert.equal(await serve(), undefined);
    assert.match(await userData(), /nginx/);
    await replaceText(document, '#cloud-config\nhostname: small\n');
    assert.equal(await serve(), 'web-1');
    assert.equal(await userData(), document.getText());
    await commands.executeCommand('openstackMetadata.serveLabUserData');
  });
});
