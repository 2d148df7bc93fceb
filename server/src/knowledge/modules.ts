import { ansible } from './modules/ansible.ts';
import { apkConfigure } from './modules/apk-configure.ts';
import { aptConfigure } from './modules/apt-configure.ts';
import { aptPipelining } from './modules/apt-pipelining.ts';
import { bootcmd } from './modules/bootcmd.ts';
import { byobu } from './modules/byobu.ts';
import { caCerts } from './modules/ca-certs.ts';
import { chef } from './modules/chef.ts';
import { core } from './modules/core.ts';
import { disableEc2Metadata } from './modules/disable-ec2-metadata.ts';
import { diskSetup } from './modules/disk-setup.ts';
import { fan } from './modules/fan.ts';
import { finalMessage } from './modules/final-message.ts';
import { growpart } from './modules/growpart.ts';
import { grubDpkg } from './modules/grub-dpkg.ts';
import { installHotplug } from './modules/install-hotplug.ts';
import { keyboard } from './modules/keyboard.ts';
import { keysToConsole } from './modules/keys-to-console.ts';
import { landscape } from './modules/landscape.ts';
import { locale } from './modules/locale.ts';
import { lxd } from './modules/lxd.ts';
import { mcollective } from './modules/mcollective.ts';
import { mounts } from './modules/mounts.ts';
import { ntp } from './modules/ntp.ts';
import { packageUpdateUpgradeInstall } from './modules/package-update-upgrade-install.ts';
import { phoneHome } from './modules/phone-home.ts';
import { powerStateChange } from './modules/power-state-change.ts';
import { puppet } from './modules/puppet.ts';
import { raspberryPi } from './modules/raspberry-pi.ts';
import { resetRmc } from './modules/reset-rmc.ts';
import { resizefs } from './modules/resizefs.ts';
import { resolvConf } from './modules/resolv-conf.ts';
import { rhSubscription } from './modules/rh-subscription.ts';
import { rsyslog } from './modules/rsyslog.ts';
import { runcmd } from './modules/runcmd.ts';
import { saltMinion } from './modules/salt-minion.ts';
import { scriptsPerBoot } from './modules/scripts-per-boot.ts';
import { scriptsPerInstance } from './modules/scripts-per-instance.ts';
import { scriptsPerOnce } from './modules/scripts-per-once.ts';
import { scriptsUser } from './modules/scripts-user.ts';
import { scriptsVendor } from './modules/scripts-vendor.ts';
import { seedRandom } from './modules/seed-random.ts';
import { setHostname } from './modules/set-hostname.ts';
import { setPasswords } from './modules/set-passwords.ts';
import { snap } from './modules/snap.ts';
import { spacewalk } from './modules/spacewalk.ts';
import { ssh } from './modules/ssh.ts';
import { sshAuthkeyFingerprints } from './modules/ssh-authkey-fingerprints.ts';
import { sshImportId } from './modules/ssh-import-id.ts';
import { timezone } from './modules/timezone.ts';
import { ubuntuAutoinstall } from './modules/ubuntu-autoinstall.ts';
import { ubuntuDrivers } from './modules/ubuntu-drivers.ts';
import { ubuntuPro } from './modules/ubuntu-pro.ts';
import { updateEtcHosts } from './modules/update-etc-hosts.ts';
import { updateHostname } from './modules/update-hostname.ts';
import { usersGroups } from './modules/users-groups.ts';
import { wireguard } from './modules/wireguard.ts';
import { writeFiles } from './modules/write-files.ts';
import { writeFilesDeferred } from './modules/write-files-deferred.ts';
import { yumAddRepo } from './modules/yum-add-repo.ts';
import { zypperAddRepo } from './modules/zypper-add-repo.ts';
import type { KnownModule } from './shape.ts';

/** All that is known of cloud-config, one line a module; a new module needs its file and its line here. */
export const modules: readonly KnownModule[] = [
  ansible,
  apkConfigure,
  aptConfigure,
  aptPipelining,
  bootcmd,
  byobu,
  caCerts,
  chef,
  core,
  disableEc2Metadata,
  diskSetup,
  fan,
  finalMessage,
  growpart,
  grubDpkg,
  installHotplug,
  keyboard,
  keysToConsole,
  landscape,
  locale,
  lxd,
  mcollective,
  mounts,
  ntp,
  packageUpdateUpgradeInstall,
  phoneHome,
  powerStateChange,
  puppet,
  raspberryPi,
  resetRmc,
  resizefs,
  resolvConf,
  rhSubscription,
  rsyslog,
  runcmd,
  saltMinion,
  scriptsPerBoot,
  scriptsPerInstance,
  scriptsPerOnce,
  scriptsUser,
  scriptsVendor,
  seedRandom,
  setHostname,
  setPasswords,
  snap,
  spacewalk,
  sshAuthkeyFingerprints,
  sshImportId,
  ssh,
  timezone,
  ubuntuAutoinstall,
  ubuntuDrivers,
  ubuntuPro,
  updateEtcHosts,
  updateHostname,
  usersGroups,
  wireguard,
  writeFilesDeferred,
  writeFiles,
  yumAddRepo,
  zypperAddRepo,
];
