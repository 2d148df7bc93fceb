import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { openWorkbench, type Workbench } from './workbench.ts';

// A folder from anywhere, opened for the first time: what it holds may be hostile.
let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench({ asksForTrust: true });
});
afterAll(() => workbench?.close());

const explainFailure = () =>
  onTestFailed(async ({ task }) => {
    await workbench.takePictures(`failed ${task.name}`);
  });

test('without trust nothing is served, and the side bar says why', async () => {
  explainFailure();
  const { page, showTree, row, takePictures } = workbench;
  await showTree();
  await page.getByText('This workspace is not trusted').waitFor();
  expect(await row('web-1').isVisible()).toBe(false);
  await takePictures('9-restricted');
});

test('without trust user-data is checked all the same', async () => {
  explainFailure();
  const { page, addFile, openFile } = workbench;
  addFile('mistakes.yaml', '#cloud-config\nwrite_files: [{path: /a, permissions: 0644}]\n');
  await openFile('mistakes.yaml');
  const editor = page.locator('.editor-instance');
  await editor.getByText('= 420').waitFor();
  await editor.locator('.squiggly-error').first().waitFor({ state: 'attached' });
  expect(await editor.getByText('Serve as user-data').count()).toBe(0);
});

test('with trust the mock starts, and can serve what is open', async () => {
  explainFailure();
  const { page, runCommand, showTree, row } = workbench;
  // The question opens beside the user-data, which stays in sight.
  await runCommand('View: Split Editor Right');
  await runCommand('Workspaces: Manage Workspace Trust');
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  await showTree();
  await row('web-1').waitFor();
  await page.locator('.editor-instance').getByText('Serve as user-data with the mock').waitFor();
});
