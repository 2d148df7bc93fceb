// npm start: opens VS Code on examples/ with this extension, having set up all that needs. Desktop VS Code where there
// is one, else a VS Code server for the browser. Ctrl-C ends everything it started.
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from '../setup.mjs';
import { endRuns, whenToldToEnd } from './command.mjs';
import { startKept } from './kept-process.mjs';
import { cacheDir, projectRoot } from './paths.mjs';
import { findCodeCommand, findDesktopVscode } from './programs.mjs';

/** @typedef {{ gone: Promise<unknown>, stop: () => Promise<void> }} Window */

const examples = join(projectRoot, 'examples');
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

/** The extension that shows the tree at the beginning, as if the person had installed it. */
const installWelcome = (/** @type {string} */ extensionsDir) => {
  const installed = join(extensionsDir, 'openstack-metadata.welcome-0.0.0');
  cpSync(join(import.meta.dirname, 'welcome'), installed, { recursive: true });
  return extensionsDir;
};

/** Opens desktop VS Code with a profile of its own, so that nobody's own windows and settings are touched. */
const openDesktop = (/** @type {string} */ program) => {
  const userData = join(cacheDir, 'start-desktop');
  const asRoot = process.getuid?.() === 0 && process.platform === 'linux';
  const { child, gone, stop } = startKept(
    program,
    [
      ...['--wait', '--new-window', '--disable-workspace-trust', '--skip-welcome'],
      `--user-data-dir=${userData}`,
      `--extensions-dir=${installWelcome(join(userData, 'extensions'))}`,
      `--extensionDevelopmentPath=${projectRoot}`,
      ...(asRoot ? ['--no-sandbox'] : []),
      examples,
    ],
    process.env,
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes) => {
      output = (output + bytes).slice(-4000);
    });
  }
  child.once('exit', (code) => {
    if (code) say(`VS Code ended with exit code ${code}.\n${output}`);
  });
  const stopAll = async () => {
    await stop();
    endByLock(join(userData, 'code.lock'));
  };
  return { gone, stop: stopAll };
};

/** The `code` command leaves VS Code alone; the process that owns a profile has its id in the profile's lock. */
const endByLock = (/** @type {string} */ lock) => {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 'SIGTERM');
  } catch {
    // gone already
  }
};

const openServer = async () => {
  const { startServer, workbenchUrl, writeUserSettings } = await import('./vscode-server.mjs');
  const dataDir = join(cacheDir, 'start');
  if (!existsSync(join(dataDir, 'User/settings.json'))) writeUserSettings(dataDir);
  const extensionsDir = installWelcome(join(dataDir, 'extensions'));
  const server = await startServer({ dataDir, extensionsDir, port: '8100-8199' });
  const url = workbenchUrl(server, { folder: examples, dev: projectRoot });
  say(`\nVS Code is running. Open this address in a browser (Ctrl-C here ends it):\n\n  ${url}\n`);
  return server;
};

/** @type {Window | undefined} */
let opened;
whenToldToEnd(async () => {
  endRuns();
  await opened?.stop();
  process.exit(0);
});

const code = findDesktopVscode() ?? findCodeCommand();
/** @type {readonly import('../setup.mjs').Need[]} */
const needs = code ? ['bundles'] : ['bundles', 'host'];
const get = setUp(needs, { say, production: false });
for (const need of needs) {
  const outcome = await get(need);
  if (outcome.ready) continue;
  say(outcome.reason);
  endRuns();
  process.exit(1);
}
if (code) say(`Opening ${code}. Ctrl-C here ends it.`);
opened = code ? openDesktop(code) : await openServer();
await opened.gone;
process.exit(0);
