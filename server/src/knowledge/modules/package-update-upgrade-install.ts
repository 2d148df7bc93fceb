import { cloudConfigModule, flag, list, map, oneOf, renamed, text } from '../builders.ts';

const packageSpec = oneOf(
  [
    list(text('Name, then version.'), 'A package in one exact version.', {
      minItems: 2,
      maxItems: 2,
      columns: ['name', 'version'],
    }),
    text('A package by name, in whatever version the repositories offer.'),
  ],
  'A package.',
);

const byPackageManager = map(
  {
    apt: list(packageSpec, 'Packages that only apt may install.', { since: '23.4' }),
    snap: list(packageSpec, 'Snaps. The second of two texts is a channel, such as `edge`.', {
      since: '23.4',
    }),
  },
  'Packages for one package manager only.',
  { since: '23.4' },
);

const packageUpdate = flag(
  'Fetch the lists of packages anew, before anything is upgraded or installed. Happens by itself as soon as `packages` or `package_upgrade` ask for it.',
  { default: false },
);
const packageUpgrade = flag(
  'Bring every installed package up to date before `packages` are installed. Can add minutes to the first boot.',
  { default: false },
);
const packageRebootIfRequired = flag(
  'Reboot at the end of this module if an upgrade asks for it by `/var/run/reboot-required`, as a new kernel does.',
  { default: false },
);

export const packageUpdateUpgradeInstall = cloudConfigModule({
  id: 'cc_package_update_upgrade_install',
  title: 'Packages',
  summary:
    'Updates the package lists, upgrades what is installed and installs packages, in the last boot stage. `runcmd` runs after it; `bootcmd` and `write_files` without `defer` long before.',
  stage: 'final',
  frequency: 'instance',
  distros: 'all',
  keys: {
    packages: list(
      oneOf([byPackageManager, packageSpec]),
      'Packages to install, by the names the distribution gives them. A name that does not exist fails the module, but the boot goes on without it.',
      {
        minItems: 1,
        examples: ['[nginx, git]', '- nginx\n- [git, 1:2.39.5-0+deb12u2]\n- snap: [lxd]'],
      },
    ),
    package_update: packageUpdate,
    package_upgrade: packageUpgrade,
    package_reboot_if_required: packageRebootIfRequired,
    apt_update: renamed(packageUpdate, { since: '22.2', use: 'package_update' }),
    apt_upgrade: renamed(packageUpgrade, { since: '22.2', use: 'package_upgrade' }),
    apt_reboot_if_required: renamed(packageRebootIfRequired, {
      since: '22.2',
      use: 'package_reboot_if_required',
    }),
  },
  examples: [
    `#cloud-config
package_update: true
package_upgrade: true
packages:
  - nginx
  - git
`,
  ],
});
