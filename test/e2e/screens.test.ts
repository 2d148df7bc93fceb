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
  await pick('Forged X-Forwarded-For');
  await pick('web-1');
  const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await preview.getByText('X-Forwarded-For').first().waitFor();
  await takePictures('5-simulation');
});

test('a live service that does not answer is a row that says so, with a way to try again', async () => {
  explainFailure();
  const { page, showTree, runCommand, answer, unfold, row, takePictures } = workbench;
  await showTree();
  await runCommand('Connect to a Live Metadata Service');
  await answer('http://127.0.0.1:1');
  await unfold('127.0.0.1:1');
  await row('try again').waitFor();
  expect(await row('try again').textContent()).toMatch(/127\.0\.0\.1:1/);
  await page.mouse.move(0, 0);
  await takePictures('6-dead-service');
});
