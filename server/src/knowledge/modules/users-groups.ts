import {
  cloudConfigModule,
  either,
  flag,
  integer,
  list,
  map,
  mapOf,
  nothing,
  oneOf,
  renamed,
  text,
} from '../builders.ts';

const passwordNote =
  'Whoever can ask the metadata service can read it, programs in the instance included.';

const createGroups = flag('Make the groups named in `groups` if they do not exist.', {
  default: true,
});
const hashedPasswd = text(
  `Hash of the password, as \`mkpasswd --method=SHA-512\` prints it; set even if the user exists already. Logging in with it needs \`lock_passwd: false\` too. ${passwordNote}`,
);
const lockPasswd = flag('No login with a password, even if one is set beside it.', {
  default: true,
});
const noCreateHome = flag('Do not make the home folder.', { default: false });
const noLogInit = flag('Do not enter the user into lastlog and faillog.', { default: false });
const noUserGroup = flag('Do not make a group of the same name.', { default: false });
const plainTextPasswd = text(
  `The password in clear text: prefer an SSH key, or at least \`hashed_passwd\`. Logging in with it needs \`lock_passwd: false\` too. ${passwordNote}`,
);
const primaryGroup = text('The main group of the user.', {
  defaultNote: 'a group named like the user',
});
const selinuxUser = text('SELinux user for the login.', {
  defaultNote: "the system's own default",
});
const sshAuthorizedKeys = list(
  text('A public key, all on one line.', { examples: ['ssh-ed25519 AAAAC3Nza… me@example'] }),
  'Public keys that may log in as this user. Not together with `ssh_redirect_user`.',
  { minItems: 1 },
);
const sshImportId = list(
  text('An account: `gh:name` (GitHub) or `lp:name` (Launchpad).', {
    examples: ['gh:octocat'],
    suggest: [
      ['gh:', 'An account of GitHub: its name follows.'],
      ['lp:', 'An account of Launchpad: its name follows.'],
    ],
  }),
  'Accounts whose public keys are fetched for this user. Not together with `ssh_redirect_user`.',
  { minItems: 1 },
);
const sshRedirectUser = flag(
  'Refuse SSH logins as this user with a message that names the default user. The keys of the cloud are put in, but switched off. Not together with `ssh_import_id` or `ssh_authorized_keys`.',
  { default: false },
);

const groupsOfUser = oneOf(
  [
    text('Names with commas between them.', { examples: ['sudo, docker'] }),
    list(text('A group.'), 'Names.', { minItems: 1 }),
    map({}, 'Names as keys, without values.', {
      open: true,
      named: {
        label: 'group',
        pattern: '^.+$',
        value: nothing('', {
          deprecated: { since: '23.1', note: 'Write a list of names instead.' },
        }),
      },
    }),
  ],
  'More groups the user belongs to.',
);

const sudoRules = [
  ['ALL=(ALL) NOPASSWD:ALL', 'Everything as anybody, without a password.'],
  ['ALL=(ALL) ALL', 'Everything as anybody, after the password.'],
] as const;

const sudo = oneOf(
  [
    either([text('A rule.', { suggest: sudoRules }), nothing('No rule.')]),
    list(
      either([text('A rule.', { suggest: sudoRules }), nothing()]),
      'Rules, one line of sudoers each.',
    ),
    flag('', {
      changed: { since: '22.2', note: 'Leave the key out, or write `null`, instead of `false`.' },
    }),
  ],
  'What the user may do as another user: the part of a sudoers line after the name.',
  { examples: ['ALL=(ALL) NOPASSWD:ALL'] },
);

const uid = oneOf(
  [integer(), text('', { changed: { since: '22.3', note: 'Write the number without quotes.' } })],
  'Number of the user.',
  { defaultNote: 'the next free number' },
);

const user = map(
  {
    name: text(
      'Login name, without blanks and capitals. One that the system refuses ends the making of users there.',
      { examples: ['alice'] },
    ),
    gecos: text('Full name, or any remark about the user.', { examples: ['Alice Example'] }),
    groups: groupsOfUser,
    sudo,
    shell: text(
      'Login shell, **with its path**: `bash` alone fails, and no further users are made.',
      {
        format: 'path',
        defaultNote: "the system's own default",
        suggest: ['/bin/bash', '/bin/sh', '/usr/bin/zsh', '/usr/sbin/nologin'],
      },
    ),
    ssh_authorized_keys: sshAuthorizedKeys,
    ssh_import_id: sshImportId,
    lock_passwd: lockPasswd,
    passwd: text(
      `Hash of the password, set only when the user is made; a clear text here means that nobody can log in with it. Needs \`lock_passwd: false\` too. ${passwordNote}`,
    ),
    hashed_passwd: hashedPasswd,
    plain_text_passwd: plainTextPasswd,
    primary_group: primaryGroup,
    create_groups: createGroups,
    no_user_group: noUserGroup,
    homedir: text('Home folder.', { default: '/home/<name>', format: 'path' }),
    no_create_home: noCreateHome,
    uid,
    system: flag('A system account, without home folder.', { default: false }),
    expiredate: text('Day from which the account is closed, in quotes.', {
      default: null,
      format: 'date',
      examples: ["'2032-09-01'"],
    }),
    inactive: text('Days after the password expired until the account is closed, in quotes.', {
      examples: ["'5'"],
    }),
    doas: list(
      text('A rule.', { examples: ['permit nopass alice'] }),
      'Rules for doas, which must be installed.',
      { minItems: 1, since: '23.3' },
    ),
    no_log_init: noLogInit,
    selinux_user: selinuxUser,
    ssh_redirect_user: sshRedirectUser,
    snapuser: text(
      'Mail address of an Ubuntu One account: `snap create-user` makes the user with the name and keys known there.',
      { format: 'email' },
    ),
    'create-groups': renamed(createGroups, { since: '24.2', use: 'create_groups' }),
    'hashed-passwd': renamed(hashedPasswd, { since: '24.2', use: 'hashed_passwd' }),
    'lock-passwd': renamed(lockPasswd, { since: '22.3', use: 'lock_passwd' }),
    'no-create-home': renamed(noCreateHome, { since: '24.2', use: 'no_create_home' }),
    'no-log-init': renamed(noLogInit, { since: '24.2', use: 'no_log_init' }),
    'no-user-group': renamed(noUserGroup, { since: '24.2', use: 'no_user_group' }),
    'plain-text-passwd': renamed(plainTextPasswd, { since: '24.2', use: 'plain_text_passwd' }),
    'primary-group': renamed(primaryGroup, { since: '24.2', use: 'primary_group' }),
    'selinux-user': renamed(selinuxUser, { since: '24.2', use: 'selinux_user' }),
    'ssh-authorized-keys': renamed(sshAuthorizedKeys, {
      since: '18.3',
      use: 'ssh_authorized_keys',
    }),
    'ssh-import-id': renamed(sshImportId, { since: '24.2', use: 'ssh_import_id' }),
    'ssh-redirect-user': renamed(sshRedirectUser, { since: '24.2', use: 'ssh_redirect_user' }),
  },
  'A user.',
  {
    exactlyOneOf: ['name', 'snapuser'],
    typical: ['name', 'sudo', 'shell', 'ssh_authorized_keys'],
  },
);

const { name: _isTheKey, ...settings } = user.keys;
const userByName = map(settings, 'A user.', { typical: ['sudo', 'shell'] });

const members = either(
  [text('One member.'), list(text('A member.'), 'Members.', { minItems: 1 })],
  'Who belongs to the group.',
);
const group = mapOf(members, 'Groups by name, each with its members.', {
  label: 'group',
  pattern: '^.+$',
});

export const usersGroups = cloudConfigModule({
  id: 'cc_users_groups',
  title: 'Users and groups',
  summary:
    "Makes groups first, then users. Without a word `default` among the `users`, the image's own user (`debian`, `ubuntu` …) is not made.",
  stage: 'init',
  frequency: 'instance',
  distros: 'all',
  keys: {
    users: either(
      [
        text('Names with commas between them.'),
        list(
          oneOf([
            text('A user by name alone.', {
              suggest: [['default', "The image's own user, with the keys of the cloud."]],
            }),
            list(text('A user by name alone.'), 'Users by name alone.'),
            user,
          ]),
          'Users to make. The keys that the cloud brings along go to `default`; without it, nobody can log in with them.',
        ),
        map({}, 'Users by name.', { open: true, offeredByName: userByName }),
      ],
      'Users to make. Once the key is there, only these: add `default` to keep the image’s own user.',
    ),
    user: oneOf(
      [text('Its name.'), user],
      "Changes to the image's own user, such as another name.",
    ),
    groups: either(
      [
        text('Names with commas between them.'),
        group,
        list(either([text('A group without members.'), group]), 'Groups.', {
          minItems: 1,
        }),
      ],
      'Groups to make, before any user.',
    ),
  },
  examples: [
    `#cloud-config
groups:
  - docker
  - ops: [alice]
users:
  - default
  - name: alice
    gecos: Alice Example
    groups: [sudo, docker]
    shell: /bin/bash
    sudo: ALL=(ALL) NOPASSWD:ALL
    ssh_authorized_keys:
      - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJlHxRkcqBRhLvQLwXmP5UqWdJ5s0O9tP4S1rfXqeN0V alice@example
`,
  ],
});
