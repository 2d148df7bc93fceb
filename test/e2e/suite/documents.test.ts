import assert from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import { commands, type TextDocument, type TextEditor, window, workspace } from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension-api.ts';
import { activated, after, exampleLab, exampleMock, nodeAt, on, replaceText } from './support.ts';

suite('metadata documents', () => {
  let api: ExtensionApi;
  suiteSetup(async () => {
    api = await activated();
    await exampleMock(api);
  });

  const opened = async (language: string, ...path: readonly string[]): Promise<TextDocument> => {
    await commands.executeCommand('openstackMetadata.openDocument', await nodeAt(api, ...path));
    const name = path.at(-1) ?? '';
    const isIt = ({ document }: TextEditor) =>
      document.uri.path.endsWith(name) && document.languageId === language;
    const subscribe = (listener: () => void) => {
      const opens = on(workspace.onDidOpenTextDocument)(listener);
      const shows = on(window.onDidChangeVisibleTextEditors)(listener);
      return () => {
        opens.dispose();
        shows.dispose();
      };
    };
    return (await after(subscribe, () => window.visibleTextEditors.find(isIt))).document;
  };

  test('a JSON file opens as JSON, one entry a line', async () => {
    const document = await opened('json', 'web-1', 'openstack', 'latest', 'meta_data.json');
    assert.equal(JSON.parse(document.getText()).name, 'web-1');
    assert.ok(document.lineCount > 5);
  });

  test('user-data opens as what its first line says', async () => {
    const document = await opened('cloud-config', 'web-1', 'openstack', 'latest', 'user_data');
    assert.match(document.lineAt(0).text, /^#cloud-config/);
  });

  test('a value of the EC2 tree opens as plain text, as it was sent', async () => {
    const document = await opened(
      'plaintext',
      'web-1',
      'ec2',
      'latest',
      'meta-data',
      'instance-id',
    );
    assert.match(document.getText(), /^i-[0-9a-f]{8}$/);
  });

  test('it cannot be written', async () => {
    const document = await opened('plaintext', 'web-1', 'ec2', 'latest', 'meta-data', 'hostname');
    assert.equal(workspace.fs.isWritableFileSystem(document.uri.scheme), false);
  });

  test('it follows an edit of the lab', async () => {
    const document = await opened('json', 'web-1', 'openstack', 'latest', 'meta_data.json');
    const lab = await workspace.openTextDocument(exampleLab());
    const before = lab.getText();
    try {
      await replaceText(
        lab,
        before.replace(/^ {2}web-1:$/m, '  web-1:\n    availability_zone: az-e2e'),
      );
      await lab.save();
      const zone = () => JSON.parse(document.getText()).availability_zone;
      await after(on(workspace.onDidChangeTextDocument), () =>
        zone() === 'az-e2e' ? true : undefined,
      );
    } finally {
      await replaceText(lab, before);
      await lab.save();
    }
  });
});
