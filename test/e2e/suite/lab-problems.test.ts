import assert from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import { languages, workspace } from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension-api.ts';
import {
  activated,
  after,
  exampleLab,
  exampleMock,
  labels,
  problemsOf,
  replaceText,
} from './support.ts';

suite('problems of labs', () => {
  let api: ExtensionApi;
  suiteSetup(async () => {
    api = await activated();
    await exampleMock(api);
  });

  test('a wrong key is marked where it stands while it is typed, and gone when it is', async () => {
    const document = await workspace.openTextDocument(exampleLab());
    const before = document.getText();
    await replaceText(document, `${before}\nnetwroks: {}\n`);
    const [problem] = await problemsOf(document.uri, (problems) => problems.length > 0);
    assert.equal(problem && document.getText(problem.range), 'netwroks');
    assert.match(problem?.message ?? '', /netwroks/);
    await replaceText(document, before);
    await problemsOf(document.uri, (problems) => problems.length === 0);
    await document.save();
  });

  test('closing an older version of a lab takes no problem away', async () => {
    const document = await workspace.openTextDocument(exampleLab());
    const before = document.getText();
    await replaceText(document, `${before}\nnetwroks: {}\n`);
    await problemsOf(document.uri, (problems) => problems.length > 0);
    const content = { provideTextDocumentContent: () => before };
    const registered = workspace.registerTextDocumentContentProvider('older', content);
    const older = await workspace.openTextDocument(document.uri.with({ scheme: 'older' }));
    // Which closes it, and opens it again.
    await languages.setTextDocumentLanguage(older, 'plaintext');
    const problems = languages.getDiagnostics(document.uri);
    registered.dispose();
    await replaceText(document, before);
    await document.save();
    assert.equal(problems.length, 1);
  });

  test('a broken edit that is saved leaves the mock with its last good state', async () => {
    const { mock } = await exampleMock(api);
    const document = await workspace.openTextDocument(exampleLab());
    const before = document.getText();
    try {
      await replaceText(document, 'instances: [');
      await document.save();
      await after(api.onMockChange, () => (mock.problems.length > 0 ? true : undefined));
      assert.ok(labels(api, await api.treeChildren()).includes('web-1'));
      assert.equal((await fetch(`${mock.url}/openstack`)).status, 200);
    } finally {
      await replaceText(document, before);
      await document.save();
    }
    await after(api.onMockChange, () => (mock.problems.length === 0 ? true : undefined));
  });
});
