import assert from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import { languages, type Uri, workspace } from 'vscode';
import { activated, documentOf, replaceText, workspaceFile } from './support.ts';

const written = async (name: string, text: string): Promise<Uri> => {
  const uri = workspaceFile(name);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
};

suite('language detection', () => {
  suiteSetup(activated);

  test('a plain .yaml file with the header is cloud-config', async () => {
    const uri = await written('server.yaml', '#cloud-config\npackages: [nginx]\n');
    await workspace.openTextDocument(uri);
    await documentOf(uri, 'cloud-config');
  });

  test('a plain .yaml file without it stays YAML', async () => {
    const uri = await written('values.yaml', 'packages: [nginx]\n');
    await workspace.openTextDocument(uri);
    // Detection answers to each opening in turn: when this one is found, the first was looked at.
    const other = await written('other.yaml', '#cloud-config\n');
    await workspace.openTextDocument(other);
    await documentOf(other, 'cloud-config');
    await documentOf(uri, 'yaml');
  });

  test('typing the header is enough', async () => {
    const document = await workspace.openTextDocument({ language: 'yaml', content: 'a: 1\n' });
    await replaceText(document, '#cloud-config\na: 1\n');
    await documentOf(document.uri, 'cloud-config');
  });

  test('a language that the user set back stays', async () => {
    const uri = await written('mine.yaml', '#cloud-config\nhostname: x\n');
    await workspace.openTextDocument(uri);
    const detected = await documentOf(uri, 'cloud-config');
    await languages.setTextDocumentLanguage(detected, 'yaml');
    const document = await documentOf(uri, 'yaml');
    await replaceText(document, '#cloud-config\nhostname: y\n');
    const other = await written('another.yaml', '#cloud-config\n');
    await workspace.openTextDocument(other);
    await documentOf(other, 'cloud-config');
    assert.equal(document.languageId, 'yaml');
  });

  test('user-data without an extension is found by its name', async () => {
    const uri = await written('by-name/user-data', '#cloud-config\n');
    await workspace.openTextDocument(uri);
    await documentOf(uri, 'cloud-config');
  });

  test('labs and scenarios are known by their names, whatever else is in them', async () => {
    const languageOf = async (name: string): Promise<string> =>
      (await workspace.openTextDocument(await written(name, '#cloud-config\n'))).languageId;
    assert.equal(await languageOf('detected/web.lab.yaml'), 'openstack-lab');
    assert.equal(await languageOf('detected/cloud-init-user-data.lab.yml'), 'openstack-lab');
    assert.equal(await languageOf('detected/user-data.scenario.yaml'), 'openstack-scenario');
    assert.equal(await languageOf('detected/vendor_data.scenario.yml'), 'openstack-scenario');
    assert.equal(await languageOf('detected/user-data.lab.txt'), 'cloud-config');
  });
});
