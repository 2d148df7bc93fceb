import assert from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import { ConfigurationTarget, commands, Uri, window, workspace } from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension-api.ts';
import { headerCases } from '../../../mock-metadata/src/index.ts';
import { activated, exampleMock, extension, runningMock, workspaceFile } from './support.ts';

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
    assert.match(text, /\| zed \| router \| ✓ passed \|/);
    assert.match(text, /decided by Nova/);
  });

  test('a scenario that comes with the extension runs without a workspace of its own', async () => {
    const folder = Uri.joinPath(extension().extensionUri, 'examples', 'scenarios');
    const uri = await commands.executeCommand<Uri>(
      'openstackMetadata.runScenario',
      Uri.joinPath(folder, 'agent-away.scenario.yaml'),
    );
    const text = (await workspace.openTextDocument(uri)).getText();
    assert.match(text, /✓ Release /);
    assert.doesNotMatch(text, /✗/);
  });

  const ownRequest = async (to: string, line: string, headers: string) =>
    commands.executeCommand<Uri | undefined>('openstackMetadata.simulateProxyHeaders', {
      request: { to, line, headers },
      instanceName: 'web-1',
    });

  test('a request of one’s own goes to the hop it names, with the headers that were written', async () => {
    const uri = await ownRequest('nova', 'GET /latest/meta-data/', 'X-Tenant-ID: a | X-Mine;');
    assert.ok(uri);
    const text = (await workspace.openTextDocument(uri)).getText();
    assert.match(
      text,
      /^# A request of your own\n\n {4}GET \/latest\/meta-data\/\n {4}X-Tenant-ID: a\n/,
    );
    assert.match(text, /\*\*400 Bad Request\*\*, decided by Nova/);
    assert.doesNotMatch(text, /haproxy appends/);
  });

  test('what is no request, or is for a hop that is not there, shows nothing', async () => {
    assert.equal(await ownRequest('nova', 'GET', ''), undefined);
    assert.equal(await ownRequest('nova', 'GET /', 'no header'), undefined);
    assert.equal(await ownRequest('load-balancer', 'GET /', ''), undefined);
  });

  test('a scenario with a mistake shows where it is, and does not run', async () => {
    const uri = workspaceFile('scenarios/broken.scenario.yaml');
    const text = 'title: Broken\nwhy: a mistake\nlab: cloud.lab.yaml\nsteps:\n  - sned: {}\n';
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const shown = await commands.executeCommand('openstackMetadata.runScenario', uri);
    assert.equal(shown, undefined);
    const editor = window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), uri.toString());
    assert.equal(editor?.document.lineAt(editor.selection.active).text, '  - sned: {}');
    await workspace.fs.delete(uri);
  });

  test('a mistake in the lab of a scenario shows in the lab', async () => {
    const files = {
      'scenarios/broken.lab.yaml': 'instances:\n  a:\nnetwroks: {}\n',
      'scenarios/of-broken.scenario.yaml':
        'title: Broken\nwhy: a mistake\nlab: broken.lab.yaml\nsteps:\n  - send: {}\n    expect: {status: 200}\n',
    };
    for (const [path, text] of Object.entries(files)) {
      await workspace.fs.writeFile(workspaceFile(path), new TextEncoder().encode(text));
    }
    await commands.executeCommand(
      'openstackMetadata.runScenario',
      workspaceFile('scenarios/of-broken.scenario.yaml'),
    );
    const editor = window.activeTextEditor;
    assert.match(String(editor?.document.uri), /broken\.lab\.yaml$/);
    assert.equal(editor?.document.lineAt(editor.selection.active).text, 'netwroks: {}');
    for (const path of Object.keys(files)) await workspace.fs.delete(workspaceFile(path));
  });

  test('a lab without instances has nobody who could ask', async () => {
    const lab = workspaceFile('empty.lab.yaml');
    await workspace.fs.writeFile(lab, new TextEncoder().encode('release: zed\ninstances: {}\n'));
    await commands.executeCommand('openstackMetadata.startMock', lab.fsPath);
    await runningMock(api);
    const { id } = headerCases[0] ?? {};
    assert.equal(
      await commands.executeCommand('openstackMetadata.simulateProxyHeaders', { caseId: id }),
      undefined,
    );
    await exampleMock(api);
    await workspace.fs.delete(lab);
  });

  test('without a mock, a simulation starts the one that is meant', async () => {
    await commands.executeCommand('openstackMetadata.stopMock');
    const settings = workspace.getConfiguration('openstackMetadata');
    await settings.update('mock.labFile', 'web.lab.yaml', ConfigurationTarget.Workspace);
    const document = await simulation('good');
    assert.match(document.getText(), /decided by Nova/);
    assert.equal(api.mockState().kind, 'running');
    await settings.update('mock.labFile', undefined, ConfigurationTarget.Workspace);
  });

  test('the same case again shows in the same document', async () => {
    const [first] = headerCases;
    assert.ok(first);
    assert.equal(await simulation(first.id), await simulation(first.id));
  });
});
