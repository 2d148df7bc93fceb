import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { suite, suiteSetup, test } from 'mocha';
import { commands, env, type Uri, workspace } from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension-api.ts';
import { activated, exampleMock, labels, nodeAt, workspaceFile } from './support.ts';

suite('metadata tree', () => {
  let api: ExtensionApi;
  suiteSetup(async () => {
    api = await activated();
    await exampleMock(api);
  });

  const copiedBy = async (command: string, ...path: readonly string[]): Promise<string> => {
    await commands.executeCommand(`openstackMetadata.${command}`, await nodeAt(api, ...path));
    return env.clipboard.readText();
  };

  test("the roots are the lab's instances", async () => {
    const { mock } = await exampleMock(api);
    const roots = labels(api, await api.treeChildren());
    assert.deepEqual(
      roots,
      mock.lab.instances.map(({ name }) => name),
    );
  });

  test('an instance has both trees, and those their versions', async () => {
    const web = await nodeAt(api, 'web-1');
    assert.deepEqual(labels(api, await api.treeChildren(web)), ['openstack', 'ec2']);
    const openstack = labels(api, await api.treeChildren(await nodeAt(api, 'web-1', 'openstack')));
    assert.ok(openstack.includes('2018-08-27') && openstack.includes('latest'));
    const ec2 = labels(api, await api.treeChildren(await nodeAt(api, 'web-1', 'ec2')));
    assert.ok(ec2.includes('2009-04-04'));
  });

  test('a JSON file unfolds into its keys, a scalar shows its value', async () => {
    const name = await nodeAt(api, 'web-1', 'openstack', 'latest', 'meta_data.json', 'name');
    assert.equal(api.treeItem(name).description, 'web-1');
  });

  test('rows keep their ids when they are asked for again', async () => {
    const ids = async () => {
      const latest = await nodeAt(api, 'web-1', 'openstack', 'latest');
      return (await api.treeChildren(latest)).map((node) => api.treeItem(node).id);
    };
    assert.deepEqual(await ids(), await ids());
  });

  test('path, value, key path and curl can be copied', async () => {
    const file = ['web-1', 'openstack', 'latest', 'meta_data.json'];
    assert.equal(await copiedBy('copyPath', ...file), '/openstack/latest/meta_data.json');
    assert.equal(await copiedBy('copyValue', ...file, 'name'), 'web-1');
    assert.equal(await copiedBy('copyKeyPath', ...file, 'name'), '.name');
    assert.equal(JSON.parse(await copiedBy('copyValue', ...file)).name, 'web-1');
    const { mock } = await exampleMock(api);
    const curl = await copiedBy('copyCurl', ...file);
    assert.ok(curl.startsWith('curl ') && curl.includes(new URL(mock.url).host), curl);
  });

  test('a live service that does not answer is a row that says so', async () => {
    await commands.executeCommand('openstackMetadata.connect', 'http://127.0.0.1:9');
    const [failure, advice] = await api.treeChildren(await nodeAt(api, '127.0.0.1:9'));
    assert.equal(failure?.kind, 'failure');
    assert.equal(advice?.kind, 'note');
    assert.match(String(failure && api.treeItem(failure).label), /127\.0\.0\.1:9 refused/);
    await commands.executeCommand('openstackMetadata.disconnect', await nodeAt(api, '127.0.0.1:9'));
    assert.ok(!labels(api, await api.treeChildren()).includes('127.0.0.1:9'));
  });

  test('the mock itself can be browsed as a live service', async () => {
    const { mock } = await exampleMock(api);
    await commands.executeCommand('openstackMetadata.connect', mock.url);
    const { host } = new URL(mock.url);
    const name = await nodeAt(api, host, 'openstack', 'latest', 'meta_data.json', 'name');
    assert.equal(api.treeItem(name).description, mock.lab.defaultInstance?.displayName);
    await commands.executeCommand('openstackMetadata.disconnect', await nodeAt(api, host));
  });

  test('the URL of a name with blanks is one that can be asked', async () => {
    const listings = new Map([
      ['/', 'latest'],
      ['/latest/', 'tags/'],
      ['/latest/tags/', 'my name'],
    ]);
    const service = createServer(({ url = '' }, answer) => {
      const listing = listings.get(url);
      answer.writeHead(listing === undefined ? 404 : 200).end(listing);
    }).listen(0, '127.0.0.1');
    try {
      await once(service, 'listening');
      const address = service.address();
      const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
      await commands.executeCommand('openstackMetadata.connect', `http://${host}`);
      const url = await copiedBy('copyUrl', host, 'ec2', 'latest', 'tags', 'my name');
      await commands.executeCommand('openstackMetadata.disconnect', await nodeAt(api, host));
      assert.match(url, /\/latest\/tags\/my%20name$/);
    } finally {
      service.close();
    }
  });

  test('an instance may be called anything', async () => {
    const lab = workspaceFile('named/slash.lab.yaml');
    const text = 'instances:\n  /srv/web:\n    user_data: "#cloud-config\\n"\n';
    await workspace.fs.writeFile(lab, new TextEncoder().encode(text));
    await commands.executeCommand('openstackMetadata.startMock', lab.fsPath);
    const file = await nodeAt(api, '/srv/web', 'openstack', 'latest', 'user_data');
    const [uri] = api.treeItem(file).command?.arguments ?? [];
    assert.equal((await workspace.openTextDocument(uri)).getText(), '#cloud-config\n');
    const shown = await commands.executeCommand<Uri>('openstackMetadata.simulateProxyHeaders', {
      request: { line: 'GET /openstack' },
    });
    const document = await workspace.openTextDocument(shown);
    assert.match(document.getText(), /Asked by `\/srv\/web`/);
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await exampleMock(api);
  });
});
