import { choice, cloudConfigModule, flag, integer, list, map, text } from '../builders.ts';

const path = (summary: string, byDefault: string) =>
  text(summary, { default: byDefault, format: 'path' });

export const chef = cloudConfigModule({
  id: 'cc_chef',
  title: 'Chef',
  summary:
    'Installs the Chef client, writes its configuration and its list of recipes, and runs it if asked to.',
  stage: 'final',
  frequency: 'always',
  distros: 'all',
  keys: {
    chef: map(
      {
        server_url: text('Address of the Chef server.', {
          format: 'uri',
          examples: ['https://chef.example.com/organizations/mine'],
        }),
        node_name: text('Name of this machine at the server.', {
          defaultNote: 'the id of the instance',
        }),
        environment: text('The environment the machine belongs to.', { default: '_default' }),
        run_list: list(text('A recipe or a role.'), 'What to run, in this order.', {
          examples: ["['recipe[nginx]', 'role[base]']"],
        }),
        initial_attributes: map({}, 'Attributes for the first run.', {
          open: true,
          strayItems: text(''),
        }),
        install_type: choice(
          {
            packages: 'A package of the distribution.',
            gems: 'A gem of Ruby.',
            omnibus: "Chef's own installer.",
          },
          'Where Chef comes from.',
          { default: 'packages' },
        ),
        force_install: flag('Install it even if it is there already.', { default: false }),
        exec: flag('Run the client when all is written.', {
          default: false,
          defaultNote: '`false`, or `true` when it was installed as a gem',
        }),
        chef_license: choice(
          {
            accept: 'Accept, and keep that on disk.',
            'accept-silent': 'Accept without a word about it.',
            'accept-no-persist': 'Accept for this run only.',
          },
          'Whether you accept the licence of Chef. Newer clients do nothing without it.',
        ),
        validation_name: text('Name of the key that new machines introduce themselves with.', {
          examples: ['mine-validator'],
        }),
        validation_cert: text(
          'That key, as a `|` block; `system` takes the one that is there. Whoever can ask the metadata service can read it.',
          { multiline: true },
        ),
        validation_key: path('File for that key.', '/etc/chef/validation.pem'),
        client_key: path("File for the machine's own key.", '/etc/chef/client.pem'),
        encrypted_data_bag_secret: text('File with the secret for encrypted data bags.', {
          default: null,
          format: 'path',
        }),
        ssl_verify_mode: text('Whether certificates are checked. The default does **not**.', {
          default: ':verify_none',
          suggest: [
            [':verify_none', 'No.'],
            [':verify_peer', 'Yes.'],
          ],
        }),
        omnibus_url: text('Address of the installer, for `omnibus`.', {
          default: 'https://www.chef.io/chef/install.sh',
          format: 'uri',
        }),
        omnibus_url_retries: integer('How often to try to fetch the installer.', { default: 5 }),
        omnibus_version: text('Version to install, for `omnibus`.', { defaultNote: 'the newest' }),
        config_path: {
          ...path('File for the configuration.', '/etc/chef/client.rb'),
          since: '25.1',
        },
        firstboot_path: path(
          'File for `run_list` and `initial_attributes`.',
          '/etc/chef/firstboot.json',
        ),
        json_attribs: path(
          'File the client reads its attributes from.',
          '/etc/chef/firstboot.json',
        ),
        directories: list(text('A folder.', { format: 'path' }), 'Folders to make beforehand.', {
          minItems: 1,
          unique: true,
          defaultNote:
            '`/etc/chef`, `/var/log/chef`, `/var/lib/chef`, `/var/chef/backup`, `/var/chef/cache`, `/var/run/chef`',
        }),
        file_backup_path: path('Folder for copies of changed files.', '/var/chef/backup'),
        file_cache_path: path('Folder for downloads.', '/var/chef/cache'),
        pid_file: path('File for the number of the process.', '/var/run/chef/client.pid'),
        log_location: path('File for the log.', '/var/log/chef/client.log'),
        log_level: text('How much goes into the log.', {
          default: ':info',
          suggest: [':debug', ':info', ':warn', ':error', ':fatal'],
        }),
        show_time: flag('Put the time before each line of the log.', { default: true }),
      },
      'How Chef is installed and what it runs.',
      { minKeys: 1, typical: ['server_url', 'validation_name', 'run_list'] },
    ),
  },
  examples: [
    `#cloud-config
chef:
  install_type: omnibus
  server_url: https://chef.example.com/organizations/mine
  validation_name: mine-validator
  validation_cert: system
  chef_license: accept
  run_list:
    - recipe[nginx]
  exec: true
`,
  ],
});
