import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runExtensionTests } from '../host/extension-tests.mjs';
import { temporaryFolder } from '../host/temporary-folder.mjs';

test('an extension host that ends before its tests do leaves no result, whatever its exit code', async () => {
  const { path: folder, remove } = temporaryFolder('dead-extension-host');
  onTestFinished(remove);
  const files = [join(import.meta.dirname, 'ends-early.ts')];
  expect(await runExtensionTests({ files, folder })).toBeUndefined();
  expect(readdirSync(folder)).toEqual(['reached']);
});
