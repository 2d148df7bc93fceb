import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { env, platform } from 'node:process';

const isProgram = (/** @type {string} */ path) => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

/** Where a program stands on the PATH; undefined where it does not. */
export const onPath = (/** @type {string} */ name) => {
  const names = platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((each) => join(folder, each)))
    .find(isProgram);
};

const browserNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const browserPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  `${env['ProgramFiles'] ?? 'C:\\Program Files'}\\Google\\Chrome\\Application\\chrome.exe`,
  `${env['ProgramFiles(x86)'] ?? 'C:\\Program Files (x86)'}\\Microsoft\\Edge\\Application\\msedge.exe`,
];

/** A browser of the Chromium family: CHROMIUM_PATH, else one that is installed; undefined where there is none. */
export const findBrowser = () => {
  if (env['CHROMIUM_PATH']) return env['CHROMIUM_PATH'];
  for (const name of browserNames) {
    const found = onPath(name);
    if (found !== undefined) return found;
  }
  return browserPlaces.find(isProgram);
};

/** Whether a window can be shown. */
const hasDisplay = () =>
  platform === 'darwin' ||
  platform === 'win32' ||
  Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/** Where the executable stands, seen from the folder of the `code` command that belongs to it. */
const executableBeside = /** @type {Partial<Record<NodeJS.Platform, readonly string[]>>} */ ({
  darwin: ['../../../MacOS/Electron', '../../../MacOS/Code'],
  linux: ['../code'],
  win32: ['../Code.exe'],
});

/** The `code` command of a desktop VS Code that can open a window here; undefined where there is none. */
export const findCodeCommand = () => {
  // In a terminal of VS Code that is connected to this machine from elsewhere, `code` only talks to that window.
  if (env['VSCODE_IPC_HOOK_CLI'] || env['WSL_DISTRO_NAME'] || !hasDisplay()) return undefined;
  return onPath('code');
};

/**
 * The executable of desktop VS Code that belongs to the `code` on the PATH, undefined where it is not found. (The
 * command itself starts VS Code and leaves it alone, so that its end and its exit code cannot be had from there.)
 */
export const findDesktopVscode = () => {
  const command = findCodeCommand();
  if (command === undefined) return undefined;
  const folder = dirname(realpathSync(command));
  return executableBeside[platform]?.map((each) => join(folder, each)).find(isProgram);
};
