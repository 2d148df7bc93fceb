import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { commands, workspace } from 'vscode';
import manifest from '../../../package.json' with { type: 'json' };
import { activated, exampleLab, extension, runningMock } from './support.ts';

// Mocha loads the files by their names: this one is the first.
suite('activation', () => {
  test('VS Code starts without waking the extension', () => {
    assert.equal(extension().isActive, false);
  });

  test('a document of another language does not wake it', async () => {
    await workspace.openTextDocument({ language: 'json', content: '{}' });
    assert.equal(extension().isActive, false);
  });

  test('showing the tree wakes it and starts the lab of the workspace', async () => {
    await commands.executeCommand('openstackMetadata.tree.focus');
    const { labFile } = await runningMock(await activated());
    assert.equal(labFile, exampleLab().fsPath);
  });

  test('once awake, every command of the manifest is there', async () => {
    await activated();
    const known = new Set(await commands.getCommands(true));
    const missing = manifest.contributes.commands.filter(({ command }) => !known.has(command));
    assert.deepEqual(missing, []);
  });
});
