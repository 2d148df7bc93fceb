import { choice, cloudConfigModule, flag, list, map, text } from '../builders.ts';

const keyKinds = {
  ecdsa: 'Elliptic curves of NIST.',
  ed25519: 'Short and modern.',
  rsa: 'Understood by old clients too.',
};

const privateKey = text('The private key, as a `|` block.', { multiline: true });
const publicKey = text('The public key. Left out, it is computed from the private one.');
const certificate = text('A certificate for the key, which sshd then shows to its clients.');

export const ssh = cloudConfigModule({
  id: 'cc_ssh',
  title: 'SSH',
  summary:
    "Puts keys into the home of the image's own user and of root, and makes the host keys by which the machine is known.",
  stage: 'init',
  frequency: 'instance',
  distros: 'all',
  keys: {
    ssh_authorized_keys: list(
      text('A public key, all on one line.', {
        examples: [
          'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJlHxRkcqBRhLvQLwXmP5UqWdJ5s0O9tP4S1rfXqeN0V me',
        ],
      }),
      "Public keys that may log in as the image's own user, besides the key pair of the cloud. Other users have this key of their own under `users`.",
      { minItems: 1 },
    ),
    disable_root: flag('Refuse SSH logins as root with a message that names the user to take.', {
      default: true,
    }),
    disable_root_opts: text(
      "Options put before root's keys while `disable_root` is on. `$USER` becomes the image's own user, `$DISABLE_USER` becomes `root`.",
      {
        defaultNote: 'no forwarding, and a command that prints whom to log in as',
      },
    ),
    allow_public_ssh_keys: flag(
      'Take the public keys that the metadata brings along. With `false` the key pair chosen at launch lets nobody in.',
      { default: true },
    ),
    ssh_deletekeys: flag(
      'Throw away the host keys of the image, so that no two machines share one.',
      { default: true },
    ),
    ssh_genkeytypes: list(
      choice(keyKinds, 'A kind of key.'),
      'Kinds of host keys to make. Without effect once `ssh_keys` are given.',
      { default: ['ecdsa', 'ed25519', 'rsa'], minItems: 1 },
    ),
    ssh_keys: map(
      {
        ed25519_private: privateKey,
        ed25519_public: publicKey,
        ed25519_certificate: certificate,
        ecdsa_private: privateKey,
        ecdsa_public: publicKey,
        ecdsa_certificate: certificate,
        rsa_private: privateKey,
        rsa_public: publicKey,
        rsa_certificate: certificate,
      },
      'Host keys of your own, so that a rebuilt machine is still known to its clients. No others are made then. Whoever can ask the metadata service can read the private ones.',
      {
        named: {
          label: 'key_type',
          pattern: '^(ecdsa|ed25519|rsa)_(public|private|certificate)$',
          value: text('A key.'),
        },
        typical: ['ed25519_private', 'ed25519_public'],
      },
    ),
    ssh_quiet_keygen: flag('Do not print the making of host keys on the console.', {
      default: false,
    }),
    ssh_publish_hostkeys: map(
      {
        enabled: flag('Hand them over. Clouds that cannot take them ignore it.', {
          default: true,
        }),
        blacklist: list(text('A kind of key, such as `rsa`.'), 'Kinds of keys not to hand over.', {
          default: [],
        }),
      },
      'Hand the public host keys over to the cloud, where the cloud offers a place for them.',
    ),
  },
  examples: [
    `#cloud-config
ssh_authorized_keys:
  - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJlHxRkcqBRhLvQLwXmP5UqWdJ5s0O9tP4S1rfXqeN0V alice@example
ssh_genkeytypes: [ed25519]
disable_root: true
`,
  ],
});
