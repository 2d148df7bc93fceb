import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { cacheDir, projectRoot } from './paths.mjs';
import { findDesktopVscode } from './programs.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

/** Makes each test file one that the extension host can load, in `folder`. */
const bundleTests = (/** @type {readonly string[]} */ files, /** @type {string} */ folder) =>
  build({
    entryPoints: [...files],
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });

/**
 * Runs test files (Mocha's `suite` and `test`; they may import vscode) inside a VS Code with this extension: desktop
 * VS Code where there is one, else the VS Code server. Undefined: the extension host ended before the tests did.
 *
 * @param {{ files: readonly string[], folder: string, settings?: Record<string, unknown> }} what
 * `folder`: the one that is open while they run; `settings`: of the person who runs VS Code
 * @returns {Promise<{ passed: number, failed: number } | undefined>}
 */
export const runExtensionTests = async ({ files, folder, settings = {} }) => {
  // Inside the project, so that the tests find its packages.
  const { path: own, remove } = temporaryFolder('extension-tests', cacheDir);
  const record = join(own, 'record.json');
  const userData = join(own, 'user');
  try {
    await bundleTests(files, own);
    mkdirSync(join(userData, 'User'), { recursive: true });
    writeFileSync(join(userData, 'User/settings.json'), JSON.stringify(settings));
    await runTests({
      vscodeExecutablePath: findDesktopVscode() ?? join(import.meta.dirname, 'code-shim.mjs'),
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: join(import.meta.dirname, 'extension-tests.cjs'),
      extensionTestsEnv: { EXTENSION_TESTS_FOLDER: own, EXTENSION_TESTS_RECORD: record },
      launchArgs: [folder, '--disable-extensions', `--user-data-dir=${userData}`],
    }).catch((error) => console.error(String(error)));
    return recordIn(record);
  } finally {
    remove();
  }
};

const recordIn = (/** @type {string} */ file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};
