import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runNode } from './command.mjs';
import { startKept } from './kept-process.mjs';
import { vscodeServerRoot } from './paths.mjs';

/** @typedef {{ port: number, url: string, token: string, gone: Promise<unknown>, stop: () => Promise<void> }} VscodeServer */

/** The npm package `code-server` carries a complete server; its own web layer (login, proxy) is not used. */
const entry = join(vscodeServerRoot, 'out/server-main.js');

const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // Every port that a program here listens on would be announced.
  'remote.autoForwardPorts': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** The environment of this process without what another VS Code (the terminal it runs in) put there. */
const cleanEnvironment = (/** @type {Record<string, string>} */ more) => {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|CODE_SERVER_|ELECTRON_RUN_AS_NODE$)/.test(name),
  );
  return { ...Object.fromEntries(kept), EXTENSIONS_GALLERY: '{}', ...more };
};

/** Writes the settings of the person who uses this data directory; an open window takes them over at once. */
export const writeUserSettings = (
  /** @type {string} */ dataDir,
  /** @type {Record<string, unknown>} */ settings = {},
) => {
  mkdirSync(join(dataDir, 'User'), { recursive: true });
  const text = JSON.stringify({ ...quietSettings, ...settings }, undefined, 2);
  writeFileSync(join(dataDir, 'User/settings.json'), text);
};

/** Resolves to the port once the server listens; rejects with its output where it ends before. */
const listeningPort = (/** @type {import('node:child_process').ChildProcess} */ child) =>
  new Promise((/** @type {(port: number) => void} */ found, reject) => {
    let output = '';
    const take = (/** @type {Buffer} */ bytes) => {
      output += bytes;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) found(Number(port));
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('exit', (code) =>
      reject(new Error(`the VS Code server ended (${code}):\n${output}`)),
    );
  });

/**
 * Starts a VS Code server on 127.0.0.1. It ends with this process at the latest.
 *
 * @param {{ dataDir: string, extensionsDir?: string, port?: string, env?: Record<string, string>, asksForTrust?: boolean }} options
 * `dataDir`: settings and state of the person who uses it, see writeUserSettings; `port`: one or a range, 0 = any;
 * `asksForTrust`: folders are restricted until somebody trusts them, with `security.workspace.trust.enabled` set
 * @returns {Promise<VscodeServer>}
 */
export const startServer = async ({
  dataDir,
  extensionsDir,
  port = '0',
  env = {},
  asksForTrust = false,
}) => {
  const token = randomBytes(16).toString('hex');
  const args = [
    ...[entry, '--host', '127.0.0.1', '--port', port, '--connection-token', token],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...(asksForTrust ? [] : ['--disable-workspace-trust']),
    ...['--disable-update-check', '--disable-getting-started-override'],
    ...['--server-data-dir', dataDir, '--user-data-dir', dataDir],
    ...['--extensions-dir', extensionsDir ?? join(dataDir, 'extensions')],
  ];
  const { child, gone, stop } = startKept(process.execPath, args, cleanEnvironment(env));
  const listening = await listeningPort(child);
  return { port: listening, token, gone, stop, url: `http://127.0.0.1:${listening}/` };
};

/**
 * Installs a packaged extension, as a user would; throws with what the server said where that fails.
 *
 * @param {string} vsix
 * @param {{ dataDir: string, extensionsDir: string }} where
 */
export const installVsix = async (vsix, { dataDir, extensionsDir }) => {
  const place = ['--server-data-dir', dataDir, '--extensions-dir', extensionsDir];
  const { code, output } = await runNode(
    [
      entry,
      '--accept-server-license-terms',
      ...place,
      '--install-extension',
      resolve(vsix),
      '--force',
    ],
    { env: { EXTENSIONS_GALLERY: '{}' }, timeoutMs: 60_000 },
  );
  if (code !== 0) throw new Error(`${vsix} could not be installed (${code}):\n${output}`);
};

/**
 * The address that opens a folder in the workbench. `dev` and `tests` are what VS Code's
 * --extensionDevelopmentPath and --extensionTestsPath are.
 *
 * @param {VscodeServer} server
 * @param {{ folder: string, dev?: string, tests?: string }} what
 */
export const workbenchUrl = (server, { folder, dev, tests }) => {
  const remote = (/** @type {string} */ path) =>
    `vscode-remote://127.0.0.1:${server.port}${pathToFileURL(resolve(path)).pathname}`;
  const payload = [
    ...(dev ? [['extensionDevelopmentPath', remote(dev)]] : []),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
  ];
  const url = new URL(server.url);
  url.searchParams.set('tkn', server.token);
  url.searchParams.set('folder', resolve(folder));
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
};
