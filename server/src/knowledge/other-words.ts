/** What people write for keys of cloud-init, from other tools or from memory; of several the likelier first. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  authorized_keys: ['ssh_authorized_keys'],
  body: ['content'],
  chmod: ['permissions'],
  comment: ['gecos'],
  commands: ['runcmd'],
  description: ['gecos'],
  dest: ['path'],
  encode: ['encoding'],
  file: ['path'],
  filename: ['path'],
  files: ['write_files'],
  full_name: ['gecos'],
  growpartition: ['growpart'],
  manage_hosts: ['manage_etc_hosts'],
  mode: ['permissions'],
  password: ['plain_text_passwd', 'passwd'],
  perms: ['permissions'],
  poweroff: ['power_state'],
  reboot: ['power_state'],
  script: ['runcmd'],
  scripts: ['runcmd'],
  shutdown: ['power_state'],
  ssh_keys: ['ssh_authorized_keys'],
  sudoers: ['sudo'],
  swapfile: ['swap'],
  update_packages: ['package_update'],
  upgrade_packages: ['package_upgrade'],
  user: ['name'],
  username: ['name'],
};

/** The keys that a word may stand for; none if it is no such word. They need not be keys of the map at hand. */
export const keysMeantBy = (word: string): readonly string[] => {
  const plain = word.toLowerCase().replaceAll('-', '_');
  return Object.hasOwn(otherWords, plain) ? (otherWords[plain] ?? []) : [];
};
