// Brings a machine with Node and npm, and apt where there is one, to what building, starting and testing need.
// Each step does nothing where its work is done already, and says one line where it is not.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { installPackages, missingPackages, whyNoApt } from './host/apt.mjs';
import { run, runNode } from './host/command.mjs';
import { install, isInstalled, npm } from './host/npm-install.mjs';
import {
  cloudInitDir,
  hostInstallDir,
  projectRoot,
  testVsix,
  vscodeServerRoot,
} from './host/paths.mjs';
import { findBrowser, onPath } from './host/programs.mjs';

/** @typedef {'dependencies' | 'bundles' | 'vsix' | 'host' | 'browser' | 'cloud-init' | 'sandbox' | 'recordings'} Need */
/**
 * What became of a need. `excused`: this machine cannot have it, and that is no failure.
 * @typedef {{ ready: true } | { ready: false, excused: boolean, reason: string }} Outcome
 */
/** @typedef {{ say: (line: string) => void, production: boolean }} Options */
/** @typedef {(need: Need) => Promise<Outcome>} Get */

/** @type {Outcome} */
const ready = { ready: true };
const failed = (/** @type {string} */ reason) => ({ ready: false, excused: false, reason });
const excused = (/** @type {string} */ reason) => ({ ready: false, excused: true, reason });
const outcomeOf = (/** @type {string | undefined} */ failure) =>
  failure ? failed(failure) : ready;

/** What real cloud-init imports, and what the sandbox that boots it is made with. */
const cloudInitPackages = [
  'python3-configobj',
  'python3-jinja2',
  'python3-jsonpatch',
  'python3-jsonschema',
  'python3-oauthlib',
  'python3-requests',
  'python3-serial',
  'python3-yaml',
  'iproute2',
  'util-linux',
];
const compilers = /** @type {const} */ (['make', 'g++', 'python3']);
const nativeModules = ['@vscode/spdlog', 'node-pty', 'native-watchdog'];
const nativeModulesStamp = join(hostInstallDir, 'node_modules/.native-modules');
const hasNativeModules = () =>
  existsSync(nativeModulesStamp) && readFileSync(nativeModulesStamp, 'utf8') === process.version;

/** @type {Partial<Record<Need, () => Promise<readonly string[]>>>} */
const packagesFor = {
  host: async () => (hasNativeModules() ? [] : compilers.filter((each) => !onPath(each))),
  browser: async () => (findBrowser() ? [] : ['chromium', 'fonts-dejavu-core']),
  'cloud-init': () => missingPackages(cloudInitPackages),
};

/**
 * Installs what all needs together lack of the system's packages, in one go. Whether it sufficed, each step
 * sees for itself.
 *
 * @param {readonly Need[]} needs
 * @param {Options} options
 */
const systemPackages = async (needs, { say }) => {
  const names = (await Promise.all(needs.map((need) => packagesFor[need]?.() ?? []))).flat();
  if (names.length === 0 || whyNoApt() !== undefined) return;
  say(`installing ${names.join(' ')} with apt-get`);
  const failure = await installPackages(names);
  if (failure) say(failure);
};

/** @param {Options} options */
const dependencies = async ({ say }) => {
  if (isInstalled(projectRoot)) return ready;
  say("installing the project's packages with npm");
  return outcomeOf(await install(projectRoot));
};

/** @param {Options} options */
const bundles = async ({ production }) => {
  const built = await runNode(['esbuild.mjs', ...(production ? ['--production'] : [])]);
  return built.code === 0 ? ready : failed(`the build failed (npm run build):\n${built.output}`);
};

const vsix = async () => {
  const packed = await runNode(['test/host/package.mjs', '--no-build', '--out', testVsix]);
  return packed.code === 0
    ? ready
    : failed(`the VSIX could not be made (npm run package):\n${packed.output}`);
};

/** @param {Options} options */
const hostModules = async ({ say }) => {
  mkdirSync(hostInstallDir, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) {
    copyFileSync(join(import.meta.dirname, 'host/install', name), join(hostInstallDir, name));
  }
  if (!isInstalled(hostInstallDir)) {
    say('installing a VS Code server from npm (350 MB, most of a minute)');
    const failure = await install(hostInstallDir);
    if (failure) return failure;
  }
  // The workbench fetches xterm, oniguruma and others from inside the server's own folder.
  const modules = join(vscodeServerRoot, 'node_modules');
  if (!existsSync(modules)) symlinkSync('../../..', modules, 'junction');
  return undefined;
};

/**
 * Terminals, tasks and the log want modules in the machine's own code; all else works without.
 *
 * @param {Options} options
 */
const buildNativeModules = async ({ say }) => {
  if (hasNativeModules()) return;
  const built = compilers.every(onPath)
    ? await npm(['rebuild', '--no-audit', '--no-fund', ...nativeModules], hostInstallDir)
    : { code: 1, output: `this needs ${compilers.join(', ')}` };
  if (built.code === 0) writeFileSync(nativeModulesStamp, process.version);
  else say(`VS Code's terminal will not work, the rest will: ${built.output.trim()}`);
};

/**
 * @param {Options} options
 * @param {Promise<void>} system
 */
const host = async (options, system) => {
  const [failure] = await Promise.all([hostModules(options), system]);
  if (failure) return failed(failure);
  await buildNativeModules(options);
  return ready;
};

const browser = async () =>
  outcomeOf(
    findBrowser()
      ? undefined
      : 'no browser was found. Install Chromium, Chrome or Edge, or name one in CHROMIUM_PATH.',
  );

/** @param {Options} options */
const cloudInit = async ({ say }) => {
  const why = whyNoApt();
  if (why) return excused(why);
  if (existsSync(join(cloudInitDir, 'deb/usr/lib/python3/dist-packages/cloudinit'))) return ready;
  say('unpacking cloud-init from its Debian package');
  const unpacked = await run('sh', ['test/real/tools/unpack.sh', cloudInitDir]);
  return outcomeOf(unpacked.code === 0 ? undefined : unpacked.output);
};

const sandbox = async () => {
  const probe = 'mount -t tmpfs none /mnt && ip tuntap add probe0 mode tap';
  const namespaces = ['-n', '-m', '-u', '-p', '-f', '--mount-proc', '--propagation', 'private'];
  const { code } = await run('unshare', [...namespaces, 'sh', '-c', probe]);
  return code === 0 ? ready : excused('this system lets nobody make namespaces (a container?)');
};

const recordings = async () =>
  existsSync(join(projectRoot, '../shared/nova'))
    ? ready
    : excused('the recorded answers of real Nova do not lie beside the project (../shared/nova)');

/**
 * The steps in terms of each other. Each runs once, and never rejects.
 *
 * @param {readonly Need[]} needs
 * @param {Options} options
 * @returns {Get}
 */
export const setUp = (needs, options) => {
  /** @type {Partial<Record<Need, Promise<Outcome>>>} */
  const under = {};
  const system = systemPackages(needs, options);
  /** @type {(first: readonly Need[], step: () => Promise<Outcome>) => () => Promise<Outcome>} */
  const after = (first, step) => async () => {
    const outcomes = await Promise.all(first.map(get));
    return outcomes.find((outcome) => !outcome.ready) ?? step();
  };
  /** @type {Record<Need, () => Promise<Outcome>>} */
  const steps = {
    dependencies: () => dependencies(options),
    bundles: after(['dependencies'], () => bundles(options)),
    vsix: after(['bundles'], vsix),
    host: () => host(options, system),
    browser: () => system.then(browser),
    'cloud-init': () => system.then(() => cloudInit(options)),
    sandbox: after(['cloud-init'], sandbox),
    recordings,
  };
  /** @type {Get} */
  const get = (need) => {
    under[need] ??= steps[need]().catch((error) => failed(`${need}: ${error.stack}`));
    return under[need];
  };
  for (const need of needs) void get(need);
  return get;
};
