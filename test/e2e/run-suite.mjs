// Runs the tests in test/e2e/suite/ inside VS Code, on a copy of examples/. The last line is `N passed, N failed`.
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { whenToldToEnd } from '../host/command.mjs';
import { runExtensionTests } from '../host/extension-tests.mjs';
import { projectRoot } from '../host/paths.mjs';
import { temporaryFolder } from '../host/temporary-folder.mjs';

const suite = join(import.meta.dirname, 'suite');
const files = readdirSync(suite)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join(suite, name));

whenToldToEnd((exitCode) => process.exit(exitCode));
const folder = join(temporaryFolder('vscode-suite').path, 'examples');
cpSync(join(projectRoot, 'examples'), folder, { recursive: true });
// Words of the text are offered otherwise, whether a language server is there or not.
const settings = { 'editor.wordBasedSuggestions': 'off' };
const counts = await runExtensionTests({ files, folder, settings });
if (!counts) console.error('The extension host ended before the tests did.');
const { passed, failed } = counts ?? { passed: 0, failed: 1 };
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
