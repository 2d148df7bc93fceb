import { aptKeyMalformed } from './apt-key-malformed.ts';
import { aptSourceMalformed } from './apt-source-malformed.ts';
import { aptSourcesListPreserved } from './apt-sources-list-preserved.ts';
import { bootcmdBeforeWriteFiles } from './bootcmd-before-write-files.ts';
import { caCertsNotPem } from './ca-certs-not-pem.ts';
import { chpasswdListWithoutPassword } from './chpasswd-list-without-password.ts';
import { chpasswdPasswordNotHashed } from './chpasswd-password-not-hashed.ts';
import { diskSetupOver100Percent } from './disk-setup-over-100-percent.ts';
import { fqdnNotOfHostname } from './fqdn-not-of-hostname.ts';
import { fsSetupLabelTooLong } from './fs-setup-label-too-long.ts';
import { groupsNameRefused } from './groups-name-refused.ts';
import { headerWithSuffix } from './header-with-suffix.ts';
import { hostMalformed } from './host-malformed.ts';
import { hostnamePreserved } from './hostname-preserved.ts';
import { hostnameRefused } from './hostname-refused.ts';
import { jinjaNameWithHyphen } from './jinja-name-with-hyphen.ts';
import { jinjaVariableUnknown } from './jinja-variable-unknown.ts';
import { jinjaWithoutHeader } from './jinja-without-header.ts';
import { keyOfOtherProgram } from './key-of-other-program.ts';
import { keyWithoutEffect } from './key-without-effect.ts';
import { keysWithoutDefaultUser } from './keys-without-default-user.ts';
import { localeMalformed } from './locale-malformed.ts';
import { lxdInitAndPreseed } from './lxd-init-and-preseed.ts';
import { mergeHowListsNotMerged } from './merge-how-lists-not-merged.ts';
import { mergeHowUnknown } from './merge-how-unknown.ts';
import { mergeHowWithoutDict } from './merge-how-without-dict.ts';
import { mimeMergeType } from './mime-merge-type.ts';
import { mountsPointRelative } from './mounts-point-relative.ts';
import { mountsPointTwice } from './mounts-point-twice.ts';
import { networkAddressMalformed } from './network-address-malformed.ts';
import { networkAddressTwice } from './network-address-twice.ts';
import { networkAddressWithoutPrefix } from './network-address-without-prefix.ts';
import { networkDefaultRouteTwice } from './network-default-route-twice.ts';
import { networkDeviceUndefined } from './network-device-undefined.ts';
import { networkGatewayDeprecated } from './network-gateway-deprecated.ts';
import { networkInUserData } from './network-in-user-data.ts';
import { networkKeyMisspelt } from './network-key-misspelt.ts';
import { networkMacMalformed } from './network-mac-malformed.ts';
import { networkNumberOutOfRange } from './network-number-out-of-range.ts';
import { networkRouterOutOfReach } from './network-router-out-of-reach.ts';
import { networkSetNameWithoutMatch } from './network-set-name-without-match.ts';
import { networkStaticWithoutAddress } from './network-static-without-address.ts';
import { networkVlanIncomplete } from './network-vlan-incomplete.ts';
import { packagesItemNotAName } from './packages-item-not-a-name.ts';
import { packagesVersionNotAVersion } from './packages-version-not-a-version.ts';
import { passwordHashAsText } from './password-hash-as-text.ts';
import { passwordInClear } from './password-in-clear.ts';
import { passwordWithoutEffect } from './password-without-effect.ts';
import { powerStateConditionWord } from './power-state-condition-word.ts';
import { resolvConfNotManaged } from './resolv-conf-not-managed.ts';
import type { Rule } from './rule.ts';
import { runcmdAsksBack } from './runcmd-asks-back.ts';
import { runcmdBashism } from './runcmd-bashism.ts';
import { runcmdExit } from './runcmd-exit.ts';
import { runcmdFolded } from './runcmd-folded.ts';
import { runcmdHomeNotSet } from './runcmd-home-not-set.ts';
import { runcmdInstallsPackages } from './runcmd-installs-packages.ts';
import { runcmdListOneString } from './runcmd-list-one-string.ts';
import { runcmdListWithShellSyntax } from './runcmd-list-with-shell-syntax.ts';
import { runcmdQuoteUnclosed } from './runcmd-quote-unclosed.ts';
import { runcmdReboot } from './runcmd-reboot.ts';
import { runcmdSudo } from './runcmd-sudo.ts';
import { runcmdWaitsForCloudInit } from './runcmd-waits-for-cloud-init.ts';
import { spelledTwice } from './spelled-twice.ts';
import { sshHostKeyNotAKey } from './ssh-host-key-not-a-key.ts';
import { sshImportIdWithoutSource } from './ssh-import-id-without-source.ts';
import { sshKeyDamaged } from './ssh-key-damaged.ts';
import { sshKeyNotAKey } from './ssh-key-not-a-key.ts';
import { sshKeyPlaceholder } from './ssh-key-placeholder.ts';
import { sshKeyPrivate } from './ssh-key-private.ts';
import { sshKeySeveralInOne } from './ssh-key-several-in-one.ts';
import { swapWithoutSize } from './swap-without-size.ts';
import { timezoneUnknown } from './timezone-unknown.ts';
import { urlMalformed } from './url-malformed.ts';
import { userDataBase64 } from './user-data-base64.ts';
import { userDataOverEc2Limit } from './user-data-over-ec2-limit.ts';
import { userDataOverNovaLimit } from './user-data-over-nova-limit.ts';
import { userNotDefined } from './user-not-defined.ts';
import { usersDefaultMisspelt } from './users-default-misspelt.ts';
import { usersGroupsWithBlanks } from './users-groups-with-blanks.ts';
import { usersNameRefused } from './users-name-refused.ts';
import { usersNameTwice } from './users-name-twice.ts';
import { usersNoHomeForKeys } from './users-no-home-for-keys.ts';
import { usersPasswdNotHashed } from './users-passwd-not-hashed.ts';
import { usersPasswordLocked } from './users-password-locked.ts';
import { usersRedirectWithKeys } from './users-redirect-with-keys.ts';
import { usersRootSettings } from './users-root-settings.ts';
import { usersShellWithoutPath } from './users-shell-without-path.ts';
import { usersSudoRule } from './users-sudo-rule.ts';
import { usersUidTwice } from './users-uid-twice.ts';
import { usersUnlockedWithoutPassword } from './users-unlocked-without-password.ts';
import { usersValueRefused } from './users-value-refused.ts';
import { usersWithoutDefault } from './users-without-default.ts';
import { valueReadOtherwise } from './value-read-otherwise.ts';
import { writeFilesContentEncoded } from './write-files-content-encoded.ts';
import { writeFilesContentFolded } from './write-files-content-folded.ts';
import { writeFilesContentNotEncoded } from './write-files-content-not-encoded.ts';
import { writeFilesNewFolderOfRoot } from './write-files-new-folder-of-root.ts';
import { writeFilesNotExecutable } from './write-files-not-executable.ts';
import { writeFilesOwnerNotByName } from './write-files-owner-not-by-name.ts';
import { writeFilesOwnerTooEarly } from './write-files-owner-too-early.ts';
import { writeFilesPathIsFolder } from './write-files-path-is-folder.ts';
import { writeFilesPathRelative } from './write-files-path-relative.ts';
import { writeFilesPathTemporary } from './write-files-path-temporary.ts';
import { writeFilesPathTwice } from './write-files-path-twice.ts';
import { writeFilesPathWithVariable } from './write-files-path-with-variable.ts';
import { writeFilesPermissionsNotOctal } from './write-files-permissions-not-octal.ts';
import { writeFilesPermissionsNotText } from './write-files-permissions-not-text.ts';

/** Every rule, one line each, in the order of the alphabet. */
export const rules: readonly Rule[] = [
  aptKeyMalformed,
  aptSourceMalformed,
  aptSourcesListPreserved,
  bootcmdBeforeWriteFiles,
  caCertsNotPem,
  chpasswdListWithoutPassword,
  chpasswdPasswordNotHashed,
  diskSetupOver100Percent,
  fqdnNotOfHostname,
  fsSetupLabelTooLong,
  groupsNameRefused,
  headerWithSuffix,
  hostMalformed,
  hostnamePreserved,
  hostnameRefused,
  jinjaNameWithHyphen,
  jinjaVariableUnknown,
  jinjaWithoutHeader,
  keyOfOtherProgram,
  keyWithoutEffect,
  keysWithoutDefaultUser,
  localeMalformed,
  lxdInitAndPreseed,
  mergeHowListsNotMerged,
  mergeHowUnknown,
  mergeHowWithoutDict,
  mimeMergeType,
  mountsPointRelative,
  mountsPointTwice,
  networkAddressMalformed,
  networkAddressTwice,
  networkAddressWithoutPrefix,
  networkDefaultRouteTwice,
  networkDeviceUndefined,
  networkGatewayDeprecated,
  networkInUserData,
  networkKeyMisspelt,
  networkMacMalformed,
  networkNumberOutOfRange,
  networkRouterOutOfReach,
  networkSetNameWithoutMatch,
  networkStaticWithoutAddress,
  networkVlanIncomplete,
  packagesItemNotAName,
  packagesVersionNotAVersion,
  passwordHashAsText,
  passwordInClear,
  passwordWithoutEffect,
  powerStateConditionWord,
  resolvConfNotManaged,
  runcmdAsksBack,
  runcmdBashism,
  runcmdExit,
  runcmdFolded,
  runcmdHomeNotSet,
  runcmdInstallsPackages,
  runcmdListOneString,
  runcmdListWithShellSyntax,
  runcmdQuoteUnclosed,
  runcmdReboot,
  runcmdSudo,
  runcmdWaitsForCloudInit,
  spelledTwice,
  sshHostKeyNotAKey,
  sshImportIdWithoutSource,
  sshKeyDamaged,
  sshKeyNotAKey,
  sshKeyPlaceholder,
  sshKeyPrivate,
  sshKeySeveralInOne,
  swapWithoutSize,
  timezoneUnknown,
  urlMalformed,
  userDataBase64,
  userDataOverEc2Limit,
  userDataOverNovaLimit,
  userNotDefined,
  usersDefaultMisspelt,
  usersGroupsWithBlanks,
  usersNameRefused,
  usersNameTwice,
  usersNoHomeForKeys,
  usersPasswdNotHashed,
  usersPasswordLocked,
  usersRedirectWithKeys,
  usersRootSettings,
  usersShellWithoutPath,
  usersSudoRule,
  usersUidTwice,
  usersUnlockedWithoutPassword,
  usersValueRefused,
  usersWithoutDefault,
  valueReadOtherwise,
  writeFilesContentEncoded,
  writeFilesContentFolded,
  writeFilesContentNotEncoded,
  writeFilesNewFolderOfRoot,
  writeFilesNotExecutable,
  writeFilesOwnerNotByName,
  writeFilesOwnerTooEarly,
  writeFilesPathIsFolder,
  writeFilesPathRelative,
  writeFilesPathTemporary,
  writeFilesPathTwice,
  writeFilesPathWithVariable,
  writeFilesPermissionsNotOctal,
  writeFilesPermissionsNotText,
];
