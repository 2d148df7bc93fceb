import { cloudConfigModule, flag, integer, list, map, oneOf, renamed, text } from '../builders.ts';

const since = '25.3';

const activationKey = text('Key to register with, beside `org`. Not together with a user name.', {
  since,
});
const autoAttach = flag('Attach the subscriptions that fit by themselves.', { since });
const serviceLevel = text('Level of service to ask for. Needs `auto_attach: true`.', { since });
const addPool = list(text('Id of a pool.'), 'Pools to attach.', { since });
const enableRepo = list(text('Id of a repository.'), 'Repositories to switch on.', { since });
const disableRepo = list(text('Id of a repository.'), 'Repositories to switch off.', { since });
const rhsmBaseurl = text('Address that packages come from, in `/etc/rhsm/rhsm.conf`.', { since });
const serverHostname = text('Server to register at, in `/etc/rhsm/rhsm.conf`.', { since });

export const rhSubscription = cloudConfigModule({
  id: 'cc_rh_subscription',
  title: 'Red Hat subscription',
  summary:
    'Registers the machine with Red Hat, by user name and password or by activation key and organisation, and sets its repositories.',
  frequency: 'instance',
  distros: ['fedora', 'rhel'],
  keys: {
    rh_subscription: map(
      {
        activation_key: activationKey,
        org: oneOf(
          [
            text(),
            integer('', { deprecated: { since: '24.2', note: 'Put the number in quotes.' } }),
          ],
          'The organisation, in quotes. Needs `activation_key`.',
          { examples: ["'1234567'"] },
        ),
        username: text('User name to register with, beside `password`.'),
        password: text('Its password. Whoever can ask the metadata service can read it.'),
        auto_attach: autoAttach,
        service_level: serviceLevel,
        add_pool: addPool,
        enable_repo: enableRepo,
        disable_repo: disableRepo,
        release_version: text('Minor release to stay on. The package cache is thrown away.', {
          since,
          examples: ["'9.4'"],
        }),
        rhsm_baseurl: rhsmBaseurl,
        server_hostname: serverHostname,
        'activation-key': renamed(activationKey, { since, use: 'activation_key' }),
        'auto-attach': renamed(autoAttach, { since, use: 'auto_attach' }),
        'service-level': renamed(serviceLevel, { since, use: 'service_level' }),
        'add-pool': renamed(addPool, { since, use: 'add_pool' }),
        'enable-repo': renamed(enableRepo, { since, use: 'enable_repo' }),
        'disable-repo': renamed(disableRepo, { since, use: 'disable_repo' }),
        'rhsm-baseurl': renamed(rhsmBaseurl, { since, use: 'rhsm_baseurl' }),
        'server-hostname': renamed(serverHostname, { since, use: 'server_hostname' }),
      },
      'How the machine is registered.',
      {
        notTogether: [
          ['activation_key', 'activation-key'],
          ['auto_attach', 'auto-attach'],
          ['service_level', 'service-level'],
          ['add_pool', 'add-pool'],
          ['enable_repo', 'enable-repo'],
          ['disable_repo', 'disable-repo'],
          ['rhsm_baseurl', 'rhsm-baseurl'],
          ['server_hostname', 'server-hostname'],
        ],
        typical: ['activation_key', 'org'],
      },
    ),
  },
  examples: [
    `#cloud-config
rh_subscription:
  activation_key: web-servers
  org: "1234567"
  enable_repo: [codeready-builder-for-rhel-9-x86_64-rpms]
`,
  ],
});
