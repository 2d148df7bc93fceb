#!/usr/bin/env node
// Takes the command line that @vscode/test-electron gives to desktop VS Code and runs the same tests in the VS Code
// server, its window in a headless browser. The exit code is that of the tests.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { whenToldToEnd } from './command.mjs';
import { temporaryFolder } from './temporary-folder.mjs';
import { startServer, workbenchUrl, writeUserSettings } from './vscode-server.mjs';

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionTestsPath: { type: 'string' },
    extensionDevelopmentPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
  },
});
const tests = String(values['extensionTestsPath'] ?? '');
const dev = String(values['extensionDevelopmentPath'] ?? '');
const folder = positionals.find((each) => statSync(each, { throwIfNoEntry: false })?.isDirectory());
if (!tests || !dev || !folder) {
  console.error('code-shim runs tests: FOLDER --extensionDevelopmentPath=… --extensionTestsPath=…');
  process.exit(64);
}

/** The settings that the caller put into its --user-data-dir. */
const callersSettings = () => {
  try {
    return JSON.parse(
      readFileSync(join(String(values['user-data-dir']), 'User/settings.json'), 'utf8'),
    );
  } catch {
    return {};
  }
};

/** What the workbench says to its console about itself. */
const workbenchNoise =
  /^(Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin extensions|ChatSessionStore|Ignoring fetching additional builtin|\[Service Worker\]|\[(AgentHost|reconnection-grace-time|ChatModelSelection|AccountPolicyGate))/;

/**
 * Opens the window; resolves to the exit code that the workbench reports when the tests have ended, or to 1 when
 * the page is lost. The workbench calls these two functions where a page offers them.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} url
 */
const exitCodeOf = async (page, url) => {
  /** @type {(code: number) => void} */
  let end = () => {};
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) => {
    end = resolve;
  });
  await page.exposeFunction(
    'codeAutomationLog',
    (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      if (typeof args[0] === 'string' && workbenchNoise.test(args[0])) return;
      const texts = args.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
      (type === 'error' || type === 'warn' ? console.error : console.log)(...texts);
    },
  );
  await page.exposeFunction('codeAutomationExit', end);
  page.once('crash', () => end(1));
  page.once('close', () => end(1));
  await page.goto(url);
  return ended;
};

whenToldToEnd((exitCode) => process.exit(exitCode));
const { path: dataDir } = temporaryFolder('code-shim');

writeUserSettings(dataDir, callersSettings());
const server = await startServer({ dataDir });
const { browser, context } = await launchBrowser();
const url = workbenchUrl(server, { folder, dev, tests });
const code = await Promise.race([
  exitCodeOf(await context.newPage(), url),
  server.gone.then(() => 1),
]);
await browser.close();
await server.stop();
process.exit(Number(code));
