import {
  anything,
  choice,
  coreKeys,
  flag,
  integer,
  list,
  map,
  mapOf,
  number,
  oneOf,
  text,
} from '../builders.ts';
import { mergeWays } from '../merge-ways.ts';

const moduleNames = [
  'ansible',
  'apk_configure',
  'apt_configure',
  'apt_pipelining',
  'bootcmd',
  'byobu',
  'ca_certs',
  'chef',
  'disable_ec2_metadata',
  'disk_setup',
  'fan',
  'final_message',
  'growpart',
  'grub_dpkg',
  'install_hotplug',
  'keyboard',
  'keys_to_console',
  'landscape',
  'locale',
  'lxd',
  'mcollective',
  'mounts',
  'ntp',
  'package_update_upgrade_install',
  'phone_home',
  'power_state_change',
  'puppet',
  'reset_rmc',
  'resizefs',
  'resolv_conf',
  'rh_subscription',
  'rsyslog',
  'runcmd',
  'salt_minion',
  'scripts_per_boot',
  'scripts_per_instance',
  'scripts_per_once',
  'scripts_user',
  'scripts_vendor',
  'seed_random',
  'set_hostname',
  'set_passwords',
  'snap',
  'spacewalk',
  'ssh',
  'ssh_authkey_fingerprints',
  'ssh_import_id',
  'timezone',
  'ubuntu_advantage',
  'ubuntu_autoinstall',
  'ubuntu_drivers',
  'update_etc_hosts',
  'update_hostname',
  'users_groups',
  'wireguard',
  'write_files',
  'write_files_deferred',
  'yum_add_repo',
  'zypper_add_repo',
] as const;

/** Both spellings of each name, `_` first. Two names are only taken with `_`. */
const spellings = [
  ...moduleNames,
  'raspberry_pi',
  'ubuntu_pro',
  ...moduleNames.filter((name) => name.includes('_')).map((name) => name.replaceAll('_', '-')),
];

const moduleList = (when: string) =>
  list(
    oneOf([
      choice(spellings, 'A module by name.', { untyped: true }),
      list(
        anything(),
        'A module with how often it runs (`always`, `once-per-instance`, `once`), then its arguments.',
        { columns: ['module', 'frequency', 'argument'] },
      ),
    ]),
    `Modules to run ${when}. Replaces the list of the image as a whole: what is missing here does not run. Meant for who makes images.`,
  );

const merger = map(
  {
    name: choice(
      { list: 'How lists are merged.', dict: 'How maps are merged.', str: 'How texts are merged.' },
      'What these settings are for.',
      { required: true },
    ),
    settings: list(
      choice(
        {
          replace: 'The later value wins.',
          no_replace: 'The earlier value wins.',
          append: 'Later items go behind the earlier ones.',
          prepend: 'Later items go before the earlier ones.',
          allow_delete: 'A later `null` takes the key out. For maps.',
          recurse_dict: 'Merge maps inside too.',
          recurse_list: 'Merge lists inside too.',
          recurse_array: 'The same as `recurse_list`.',
          recurse_str: 'Merge texts inside too.',
        },
        'A setting.',
      ),
      'How it is done.',
      { required: true },
    ),
  },
  'How one kind of value is merged.',
);

const merging = (summary: string) =>
  oneOf(
    [
      text('One line for all kinds of values.', {
        suggest: Object.entries(mergeWays),
      }),
      list(merger, 'One entry for each kind of value.', { minItems: 1 }),
    ],
    summary,
    {
      defaultNote: '`dict(replace)+list()+str()`',
      examples: ["'list(append)+dict(no_replace,recurse_list)+str()'"],
    },
  );

const where =
  'Path of a file, with `>` before it to write it anew or `>>` to add to it; `|` and a command sends the output there.';

const destination = (summary: string) =>
  oneOf(
    [
      text('For output and errors alike.', { examples: ["'>> /var/log/mine.log'"] }),
      list(text(where), 'For output, then for errors.', {
        minItems: 2,
        maxItems: 2,
        columns: ['output', 'errors'],
      }),
      map(
        {
          output: text(`For output. ${where}`),
          error: text(`For errors. ${where}`),
        },
        'For each by name.',
      ),
    ],
    summary,
    { examples: ["'| tee -a /var/log/cloud-init-output.log'"] },
  );

const reporter = (meaning: string, name: string) =>
  choice([[name, meaning]], 'Where reports go.', { required: true });

const reporting = mapOf(
  oneOf(
    [
      map(
        {
          type: reporter('Into the log.', 'log'),
          level: choice(['DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'], 'Level of the entries.', {
            default: 'DEBUG',
          }),
        },
        'Into the log.',
      ),
      map({ type: reporter('On the console.', 'print') }, 'On the console.'),
      map(
        {
          type: reporter('By HTTP POST.', 'webhook'),
          endpoint: text('Where to post to.', { required: true, format: 'uri' }),
          timeout: number('Seconds to wait for an answer.', { min: 0 }),
          retries: integer('How often to try again.', { min: 0 }),
          consumer_key: text('OAuth: key of the client.'),
          consumer_secret: text('OAuth: secret of the client.'),
          token_key: text('OAuth: key of the token.'),
          token_secret: text('OAuth: secret of the token.'),
        },
        'By HTTP POST, as JSON.',
      ),
      map(
        {
          type: reporter('To the host, under Hyper-V.', 'hyperv'),
          kvp_file_path: text('File of the key-value pairs.', {
            default: '/var/lib/hyperv/.kvp_pool_1',
            format: 'path',
          }),
          event_types: list(text('A kind of event.'), 'Kinds of events to report.'),
        },
        'To the host, under Hyper-V.',
      ),
    ],
    'A place to report to.',
    { discriminator: 'type' },
  ),
  'Who is told how the boot goes, step by step. The names are yours.',
  { label: 'name', pattern: '^.+$' },
);

export const core = coreKeys({
  title: 'cloud-init itself',
  summary:
    'Keys that no module reads, but cloud-init itself: how several documents are merged, where output goes, which modules run.',
  keys: {
    merge_how: merging(
      'How **this** document is merged onto those before it, such as vendor data or an earlier part. Alone it does nothing.',
    ),
    merge_type: merging('The same as `merge_how`, which wins if both are there.'),
    'launch-index': integer(
      'Use this document only on the instance with that number among those launched together, counted from 0. On OpenStack the number is not known, and the document is always used.',
    ),
    output: map(
      {
        all: destination('All stages that have no entry of their own.'),
        init: destination('The first stages.'),
        config: destination('The stage of configuration.'),
        final: destination('The last stage, `runcmd` and scripts among it.'),
      },
      'Where the output of cloud-init and of all it runs goes.',
      { typical: ['all'] },
    ),
    reporting,
    cloud_init_modules: moduleList('in the network stage'),
    cloud_config_modules: moduleList('in the config stage'),
    cloud_final_modules: moduleList('in the last stage'),
    version: anything('Allowed, but without effect in user-data.'),
    migrate: anything('Allowed, but without effect. A leftover of very old releases.'),
    system_info: map({}, 'Settings of the system for who makes images. No effect in user-data.', {
      open: true,
      offered: {
        distro: text('The distribution.', { suggest: ['debian', 'ubuntu', 'rhel', 'fedora'] }),
        default_user: map(
          {
            name: text('Login name.'),
            gecos: text('Full name, or any remark about the user.'),
            groups: list(text('A group.'), 'More groups the user belongs to.'),
            sudo: list(text('A rule.'), 'What the user may do as another user.'),
            shell: text('Login shell.', { suggest: ['/bin/bash', '/bin/sh'] }),
            lock_passwd: flag('No login with a password.'),
          },
          "The image's own user.",
          { open: true },
        ),
        paths: map({
          cloud_dir: text('Folder of cloud-init.', { default: '/var/lib/cloud', format: 'path' }),
          templates_dir: text('Folder of templates.', { format: 'path' }),
        }),
        ssh_svcname: text('Name of the SSH service.', { suggest: ['ssh', 'sshd'] }),
      },
      deprecated: {
        since: '24.2',
        note: 'Leave it out: it belongs into the image, and user-data cannot change it.',
      },
    }),
  },
  examples: [
    `#cloud-config
merge_how: list(append)+dict(no_replace,recurse_list)+str()
output:
  all: '| tee -a /var/log/cloud-init-output.log'
reporting:
  mine:
    type: webhook
    endpoint: https://example.com/progress
`,
  ],
});
