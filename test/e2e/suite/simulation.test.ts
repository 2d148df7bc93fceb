import assert from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import { commands, Uri, workspace } from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension-api.ts';
import { headerCases } from '../../../mock-metadata/src/index.ts';
import { activated, exampleMock } from './support.ts';

suite('Simulate Proxy Headers', () => {
  let api: ExtensionApi;
  suiteSetup(async () => {
    api = await activated();
    await exampleMock(api);
  });

  const simulation = async (caseId: string) => {
    const uri = await commands.executeCommand<Uri>('openstackMetadata.simulateProxyHeaders', {
      caseId,
      instanceName: 'web-1',
    });
    return workspace.openTextDocument(uri);
  };

  const usual = [
    'good',
    'no-instance-id',
    'bad-signature',
    'wrong-tenant',
    'forged-x-forwarded-for',
  ];

  test('the usual cases give a document each, named after them', async () => {
    const cases = headerCases.filter(({ id }) => usual.includes(id));
    assert.deepEqual(cases.map(({ id }) => id).sort(), usual.toSorted());
    for (const { id, title } of cases) {
      const document = await simulation(id);
      assert.equal(document.languageId, 'markdown');
      assert.ok(document.uri.path.endsWith(`${title}.md`), document.uri.path);
      assert.ok(document.getText().startsWith(`# ${title}\n`));
      assert.ok(/decided by (the |Nova)/.test(document.getText()), title);
    }
  });

  test('a scenario of the workspace runs, and shows where it passed and what every hop did', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const scenario = Uri.joinPath(folder, 'scenarios', 'tenant-mismatch.scenario.yaml');
    const uri = await commands.executeCommand<Uri>('openstackMetadata.runScenario', scenario);
    const text = (await workspace.openTextDocument(uri)).getText();
    assert.match(text, /^# The right instance under the wrong tenant/);
    assert.match(text, /\| zed \| router \| ✓ as expected \|/);
    assert.match(text, /decided by Nova/);
  });

  test('the same case again shows in the same document', async () => {
    const [first] = headerCases;
    assert.ok(first);
    assert.equal(await simulation(first.id), await simulation(first.id));
  });
});
