import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './command.mjs';

/** @typedef {{ version?: string, optional?: boolean, peer?: boolean }} Locked */

const packagesOf = (/** @type {string} */ lockFile) =>
  /** @type {Record<string, Locked>} */ (JSON.parse(readFileSync(lockFile, 'utf8')).packages);

/**
 * Whether a folder's node_modules is what its lock file says. npm writes its own record of what it
 * installed last of all, so an installation that was cut short has none.
 *
 * @param {string} folder
 */
export const isInstalled = (folder) => {
  const record = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(join(folder, 'package-lock.json')))
    .filter(([path, { optional }]) => path !== '' && !optional)
    .every(([path, { version }]) => installed[path]?.version === version);
};

/**
 * Installs what a folder's lock file says, without running anybody's install script; resolves to undefined, or
 * to what went wrong and what to do.
 *
 * @param {string} folder
 */
export const install = async (folder) => {
  const done = await npm(
    ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'],
    folder,
  );
  if (done.code === 0) return undefined;
  return `npm could not install the packages of ${folder}. Is its registry reachable (npm ping)?\n${done.output}`;
};

/**
 * Runs npm in a folder.
 *
 * @param {readonly string[]} args
 * @param {string} folder
 */
export const npm = (args, folder) => {
  const [command = '', ...before] = process.platform === 'win32' ? ['cmd', '/c', 'npm'] : ['npm'];
  return run(command, [...before, ...args], { cwd: folder, env: headers() });
};

/** Where Node's own headers lie beside it, native modules are built with them instead of a download. */
const headers = () => {
  const beside = resolve(process.execPath, '../..');
  return existsSync(join(beside, 'include/node/node.h')) ? { npm_config_nodedir: beside } : {};
};
