import { join, resolve } from 'node:path';

/** The project's folder, absolute. */
export const projectRoot = resolve(import.meta.dirname, '../..');

/** What tests and `npm start` keep between runs; git-ignored, may be deleted at any time. */
export const cacheDir = join(projectRoot, '.cache');

/** Where the VS Code server is installed; its version is pinned in test/host/install. */
export const hostInstallDir = join(cacheDir, 'vscode-host');

/** The VS Code server inside that installation: `out/server-main.js` starts it. */
export const vscodeServerRoot = join(hostInstallDir, 'node_modules/code-server/lib/vscode');

/** Where real cloud-init is unpacked, as Debian's package lays it out. */
export const cloudInitDir = join(cacheDir, 'cloud-init');

/** The extension as the tests install it. */
export const testVsix = join(cacheDir, 'openstack-metadata.vsix');
