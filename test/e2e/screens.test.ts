import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { openWorkbench, type Workbench } from './workbench.ts';

// One window for all, as a person would use it; each test begins where the one before it left off.
let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench();
});
afterAll(() => workbench?.close());

/** A picture of what was there instead, for whoever looks for the reason. */
const explainFailure = () =>
  onTestFailed(async ({ task }) => {
    await workbench.takePictures(`failed ${task.name}`);
  });

/** What a preview shows; there is only one. */
const preview = (page: Page) =>
  page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

const forgedScenario = `title: A forged address is refused
why: The agent takes the address that haproxy saw, not the one that the instance claims.
lab: web.lab.yaml
releases: [zed, epoxy]
steps:
  - title: as usual
    send: {from: web-1}
    expect: {status: 200}
  - title: with a forged address
    send: {from: web-1, headers: {X-Forwarded-For: 10.0.0.9}}
    expect: {status: 403}
`;

const mistakenUserData = `#cloud-config
hostname: web_1
users:
  - default
  - name: deploy
    lock-passwd: true
write_files:
  - path: /etc/motd
    permissions: 0644
    content: hello
runcmd:
  - reboot
package_upgrade: maybe
packges: [nginx]
`;

test('the side bar shows the instances of the lab, down to the keys of a document', async () => {
  explainFailure();
  const { showTree, row, unfold, takePictures } = workbench;
  await showTree();
  for (const name of ['web-1', 'openstack', 'latest', 'meta_data.json']) await unfold(name);
  expect(await row('hostname').textContent()).toContain('web-1');
  await takePictures('1-tree');
});

test('a metadata file opens as a read-only document', async () => {
  explainFailure();
  const { page, row, takePictures } = workbench;
  await row('network_data.json').click();
  const editor = page.locator('.editor-instance');
  await editor.getByText('"ethernet_mac_address"').first().waitFor();
  await editor.locator('.view-lines').click();
  await page.keyboard.type('x');
  await page
    .getByRole('paragraph')
    .getByText('This is what the metadata service answered')
    .waitFor();
  await takePictures('2-document');
});

test('a wrong value in user-data is marked, and the list of problems says why', async () => {
  explainFailure();
  const { page, openFile, takePictures } = workbench;
  await openFile('web.yaml');
  await page.locator('.statusbar').getByText('cloud-config', { exact: true }).waitFor();
  await page.locator('.editor-instance .view-lines').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\npackage_upgrade: maybe');
  await page.keyboard.press('Control+Shift+M');
  await page.getByRole('treeitem', { name: /package_upgrade.* must be .*true/ }).click();
  await page.locator('.editor-instance .squiggly-error').waitFor({ state: 'attached' });
  await takePictures('3-problem');
  await page.keyboard.press('Control+J');
});

test('keys of cloud-config are suggested while they are typed, and explained', async () => {
  explainFailure();
  const { page, takePictures } = workbench;
  await page.locator('.editor-instance .view-lines').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\npackage_re');
  const suggestions = page.locator('.suggest-widget.visible');
  await suggestions.getByText('package_reboot_if_required').waitFor();
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-details').getByText('cc_package_update_upgrade_install').waitFor();
  await takePictures('4-completion');
  await page.keyboard.press('Enter');
  await page.locator('.view-line').getByText('package_reboot_if_required').waitFor();
});

test('Simulate Proxy Headers shows what each hop saw and who refused', async () => {
  explainFailure();
  const { page, runCommand, pick, takePictures } = workbench;
  await runCommand('Simulate Proxy Headers');
  await page.locator('.quick-input-list').getByText('Write a request…').waitFor();
  await takePictures('5-list-of-simulations');
  await pick('Forged X-Forwarded-For');
  await pick('web-1');
  await preview(page).getByText('X-Forwarded-For').first().waitFor();
  await takePictures('5-simulation');
});

test('a click runs the scenario that is edited, and shows first what was not as expected', async () => {
  explainFailure();
  const { page, addFile, openFile, runCommand, takePictures } = workbench;
  await runCommand('View: Close All Editors');
  addFile('forged.scenario.yaml', forgedScenario);
  await openFile('forged.scenario.yaml');
  await page.getByRole('button', { name: 'Run Scenario' }).click();
  await preview(page).getByText('Not as expected').waitFor();
  await preview(page).getByText('✗ failed').first().waitFor();
  await takePictures('7-scenario');
});

test('problems, hints and the size stand where they belong in user-data, and fixes are offered', async () => {
  explainFailure();
  const { page, addFile, openFile, runCommand, takePictures } = workbench;
  await runCommand('View: Close All Editors');
  addFile('mistakes.yaml', mistakenUserData);
  await openFile('mistakes.yaml');
  const editor = page.locator('.editor-instance');
  await editor.getByText('= 420').waitFor();
  await editor.getByText('Serve as user-data with the mock').waitFor();
  await editor.locator('.squiggly-error').first().waitFor({ state: 'attached' });
  await editor.locator('.view-line', { hasText: '0644' }).getByText('0644').last().click();
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').getByText('Put 0644 in quotes').waitFor();
  await takePictures('8-user-data');
  await page.keyboard.press('Enter');
  await editor.getByText('= 420').waitFor({ state: 'detached' });
});

test('a live service that does not answer is a row that says so, with a way to try again', async () => {
  explainFailure();
  const { showTree, runCommand, answer, unfold, row, takePictures } = workbench;
  await showTree();
  await runCommand('Connect to a Live Metadata Service');
  await answer('http://127.0.0.1:1');
  await unfold('127.0.0.1:1');
  await row('try again').waitFor();
  expect(await row('try again').textContent()).toMatch(/127\.0\.0\.1:1/);
  await takePictures('6-dead-service');
});
