/** The default users of the distributions, which cloud-init itself makes at the first boot, after `write_files`. */
const defaultUsers: ReadonlySet<string> = new Set(
  `ubuntu debian fedora centos rocky almalinux cloud-user ec2-user opensuse sles arch alpine gentoo
  photon openEuler mariner azurelinux eurolinux miraclelinux openmandriva aosc`.split(/\s+/),
);

/** Whether a name is that of a user which cloud-init makes unless `users` says otherwise. */
export const isDefaultUser = (name: string): boolean => defaultUsers.has(name);

/** User and group of an `owner`, as cloud-init takes it apart; undefined for what is left as it is. */
export const ownerParts = (
  owner: string,
): { readonly user: string | undefined; readonly group: string | undefined } => {
  const colon = owner.indexOf(':');
  const named = (text: string): string | undefined => {
    const name = text.trim();
    return name === '' || name === '-1' || name.toLowerCase() === 'none' ? undefined : name;
  };
  return colon < 0
    ? { user: named(owner), group: undefined }
    : { user: named(owner.slice(0, colon)), group: named(owner.slice(colon + 1)) };
};

/** What chown takes for an owner, but cloud-init does not: numbers, and a dot between user and group. */
export const isOwnerOfChown = (owner: string): boolean =>
  /^\d*(?::\d*)?$/.test(owner.trim()) || /^([\w-]+)\.\1$/.test(owner.trim());
