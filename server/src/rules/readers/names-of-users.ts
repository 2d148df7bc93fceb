import { entriesOf, get, isTemplate, itemsOf, textOf, type Value } from '../frame/value.ts';

/** Accounts that the images of all distributions bring along, and the users they are known by. */
const ofImages: ReadonlySet<string> = new Set(
  `root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody
  adm shutdown halt operator ftp sshd messagebus systemd-network systemd-resolve systemd-timesync
  systemd-coredump syslog _apt dbus polkitd chrony tss uuidd tcpdump landscape pollinate
  ubuntu debian fedora centos rocky almalinux cloud-user ec2-user opensuse sles arch alpine gentoo
  freebsd openbsd netbsd dragonfly core admin eurolinux photon openEuler mariner azurelinux miraclelinux
  virtuozzo openmandriva aosc raspberry pi`.split(/\s+/),
);

/** Whether an image usually has a user of this name. */
export const isUserOfImage = (name: string): boolean => ofImages.has(name);

const nameOf = (user: Value): readonly string[] => {
  if (user.node.kind === 'list') return itemsOf(user).flatMap(nameOf);
  const name = textOf(user) ?? textOf(get(user, 'name'));
  return name === undefined ? [] : name.split(',').map((one) => one.trim());
};

/** Whether an item of `users` is the image's own user, or has it among its names; a template may say so. */
export const isDefaultItem = (user: Value): boolean =>
  isTemplate(user) ||
  itemsOf(user).some(isDefaultItem) ||
  /(?:^|,)default(?:,|$)/.test(textOf(get(user, 'name') ?? user) ?? '');

/** The names that a value of `users` or `user` creates: a list of users, a map by names, or one name. */
export const namesOfUsers = (users: Value): readonly string[] => {
  if (users.node.kind === 'list') return itemsOf(users).flatMap(nameOf);
  const isOne = users.node.kind !== 'map' || get(users, 'name') !== undefined;
  return isOne ? nameOf(users) : entriesOf(users).map(({ part }) => String(part));
};
