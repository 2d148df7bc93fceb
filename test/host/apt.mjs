import { run } from './command.mjs';
import { onPath } from './programs.mjs';

/** Why packages of Debian cannot be installed here; undefined where they can. */
export const whyNoApt = () => {
  if (onPath('apt-get') === undefined || onPath('dpkg-query') === undefined) {
    return 'this system has no apt';
  }
  return process.getuid?.() === 0 ? undefined : 'installing packages with apt needs root';
};

/**
 * Which of the named packages are not installed.
 *
 * @param {readonly string[]} names
 */
export const missingPackages = async (names) => {
  if (names.length === 0 || onPath('dpkg-query') === undefined) return names;
  const { output } = await run('dpkg-query', [
    '-W',
    '-f',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own fields
    '${Package} ${db:Status-Status}\n',
    ...names,
  ]);
  const installed = new Set(output.split('\n'));
  return names.filter((name) => !installed.has(`${name} installed`));
};

const environment = { DEBIAN_FRONTEND: 'noninteractive' };
// Another apt (an automatic upgrade, say) may hold the lock for a while.
const waitForLock = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];

/**
 * Installs packages; resolves to undefined, or to what went wrong and what to do.
 *
 * @param {readonly string[]} names
 */
export const installPackages = async (names) => {
  const fresh = await run('apt-get', [...waitForLock, 'update', '-qq'], { env: environment });
  const done = await run(
    'apt-get',
    [...waitForLock, 'install', '-y', '-qq', '--no-install-recommends', ...names],
    { env: environment },
  );
  if (done.code === 0) return undefined;
  return `apt-get could not install ${names.join(' ')}; try it by hand.\n${fresh.output}${done.output}`;
};
