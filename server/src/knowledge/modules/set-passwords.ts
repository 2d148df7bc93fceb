import { anyOf, choice, cloudConfigModule, flag, list, map, oneOf, text } from '../builders.ts';

const readable =
  'Whoever can ask the metadata service can read it, programs in the instance included.';

const userName = text('A user that exists, or is made by `users`.', {
  required: true,
});

const passwords = list(
  anyOf([
    map(
      {
        name: userName,
        type: choice(
          {
            RANDOM:
              'A password is made up and shown once on the console, where it stays in the log.',
          },
          'How the password comes about.',
          { required: true },
        ),
      },
      'A password made up by cloud-init.',
    ),
    map(
      {
        name: userName,
        type: choice(
          {
            hash: 'A hash, as `mkpasswd --method=SHA-512` prints it.',
            text: 'The password in clear text.',
          },
          'What `password` holds. Left out it is a hash: a clear text is then written as if it were one, and nobody can log in.',
          { default: 'hash' },
        ),
        password: text(`The password or its hash, as \`type\` says. ${readable}`, {
          required: true,
        }),
      },
      'A password of your choice.',
      { typical: ['name', 'password', 'type'] },
    ),
  ]),
  'Passwords, one user each.',
  { since: '22.3' },
);

export const setPasswords = cloudConfigModule({
  id: 'cc_set_passwords',
  title: 'Passwords',
  summary:
    'Sets passwords of users and says whether SSH takes passwords at all. Keys (`ssh_authorized_keys`) are the safer way in.',
  stage: 'config',
  frequency: 'instance',
  distros: 'all',
  keys: {
    chpasswd: map(
      {
        users: passwords,
        expire: flag(
          'Ask for a new password at the first login. Set `false` for accounts that programs use.',
          { default: true },
        ),
        list: oneOf(
          [
            text('Lines of `name:password`.'),
            list(
              text('`name:password`.', { pattern: '^.+:.+$', examples: ['ubuntu:RANDOM'] }),
              '',
              { minItems: 1 },
            ),
          ],
          'Users and passwords, one `name:password` each. `R` or `RANDOM` in place of a password makes one up.',
          { deprecated: { since: '22.2', use: 'users' } },
        ),
      },
      'Passwords of users that exist already, or are made by this document.',
      { typical: ['users', 'expire'] },
    ),
    password: text(
      `Password of the image's own user: in clear text, or a hash that begins with \`$1$\`, \`$2a$\`, \`$2y$\`, \`$5$\` or \`$6$\`. Without effect beside \`chpasswd.users\`; must be changed at the first login unless \`chpasswd.expire\` is \`false\`. ${readable}`,
    ),
    ssh_pwauth: oneOf(
      [
        flag(),
        text('', { changed: { since: '22.3', note: 'Write `true` or `false`, without quotes.' } }),
      ],
      'Whether SSH accepts passwords. Clouds mostly switch it off, so a password alone lets nobody in from outside.',
      { defaultNote: 'as the image has it', examples: ['true'] },
    ),
  },
  examples: [
    `#cloud-config
ssh_pwauth: true
chpasswd:
  expire: false
  users:
    - name: alice
      password: $6$Xp3cQm0s$2vKJ0Y6mC0U0yY8m4vC1m8p9C4w2k0m5Q3m8b1oJd6k9mYvG9n4o8S9cQ2J8pW2M8n1vQxY7pK3lT6hB5rD0e1
    - name: bob
      type: RANDOM
`,
  ],
});
