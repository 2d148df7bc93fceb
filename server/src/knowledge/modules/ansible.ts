import { choice, cloudConfigModule, flag, list, map, number, oneOf, text } from '../builders.ts';

const connection = text('How to reach the hosts, such as `local` or `ssh`.');
const inventory = text('Where the list of hosts is, or the hosts with a comma behind each.', {
  examples: ["'localhost,'"],
});
const modulePath = text('Folders with modules of your own, `:` between them.');
const privateKey = text('File with the private key for SSH.', { format: 'path' });
const scpExtraArgs = text('Further arguments for scp only.');
const sftpExtraArgs = text('Further arguments for sftp only.');
const skipTags = text('Leave out plays and tasks with these tags.');
const tags = text('Run only plays and tasks with these tags, commas between them.');
const vaultId = text('The vault identity to use.');
const vaultPasswordFile = text('File with the password of the vault.', { format: 'path' });
const diff = flag('Show what changes in files.', { default: false });

const pull = map(
  {
    url: text('Address of the git repository.', {
      format: 'uri',
      examples: ['https://example.com/playbooks.git'],
    }),
    playbook_names: list(
      text('A playbook.'),
      'Playbooks to run, by their paths in the repository.',
      {
        since: '25.2',
        examples: ['[site.yml]'],
      },
    ),
    checkout: text('Branch, tag or commit to check out.'),
    accept_host_key: flag('Take the host key of the repository unseen.', { default: false }),
    clean: flag('Throw away changes in the working copy.', { default: false }),
    full: flag('Fetch the whole history, not only the last commit.', { default: false }),
    diff,
    verify_commit: flag('Refuse a commit whose signature does not hold.', {
      default: false,
      since: '24.2',
    }),
    connection,
    inventory: { ...inventory, since: '24.2' },
    module_name: text('Module that fetches the repository.', { defaultNote: '`git`' }),
    module_path: modulePath,
    private_key: privateKey,
    ssh_common_args: text('Further arguments for ssh, scp and sftp.'),
    scp_extra_args: scpExtraArgs,
    sftp_extra_args: sftpExtraArgs,
    sleep: text(
      'Wait a random number of seconds up to this, in quotes, so that many machines do not pull at once.',
      {
        examples: ["'60'"],
      },
    ),
    timeout: text('Seconds until a connection counts as failed, in quotes.', {
      examples: ["'30'"],
    }),
    tags,
    skip_tags: skipTags,
    vault_id: vaultId,
    vault_password_file: vaultPasswordFile,
    playbook_name: text('The playbook to run.', {
      deprecated: { since: '25.2', use: 'playbook_names' },
    }),
  },
  'A repository to pull and the playbooks in it to run.',
  {
    exactlyOneOf: [
      ['url', 'playbook_name'],
      ['url', 'playbook_names'],
    ],
    typical: ['url', 'playbook_names'],
  },
);

const count = (summary: string) => number(summary, { min: 0 });

const run = map(
  {
    playbook_name: text('The playbook to run.', { examples: ['site.yml'] }),
    playbook_dir: text('Folder of the playbook.', { format: 'path' }),
    args: text('Further arguments, as they are.'),
    extra_vars: text('Variables for the playbook, as `name=value` or JSON.'),
    inventory,
    connection,
    tags,
    skip_tags: skipTags,
    check: flag('Change nothing, only say what would change.', { default: false }),
    diff,
    list_hosts: flag('Print the hosts and do nothing else.', { default: false }),
    syntax_check: flag('Check the playbook and do nothing else.', { default: false }),
    background: count('Run in the background and give up after this many seconds.'),
    poll: count('Seconds between two looks at what runs in the background.'),
    forks: count('How many hosts to work on at once.'),
    timeout: count('Seconds until a connection counts as failed.'),
    module_name: text('Module to run.'),
    module_path: modulePath,
    private_key: privateKey,
    scp_extra_args: scpExtraArgs,
    sftp_extra_args: sftpExtraArgs,
    sleep: text('Seconds to wait, in quotes.', { examples: ["'60'"] }),
    become_password_file: text('File with the password for becoming another user.', {
      format: 'path',
    }),
    connection_password_file: text('File with the password for the connection.', {
      format: 'path',
    }),
    vault_id: vaultId,
    vault_password_file: vaultPasswordFile,
  },
  'A run of ansible-playbook. Other keys become options of its command line.',
  {
    open: true,
    offered: {
      become_user: text('User to become for the tasks.', { default: 'root' }),
      become: flag('Become another user for the tasks.'),
      limit: text('Only these hosts of the inventory.'),
      check: flag('Only say what would change.'),
      flush_cache: flag('Forget the facts that are known of every host.'),
    },
    typical: ['playbook_name', 'playbook_dir'],
  },
);

const controller = map(
  {
    repositories: list(
      map(
        {
          path: text('Folder to clone into.', { required: true, format: 'path' }),
          source: text('Address of the repository.', { required: true, format: 'uri' }),
        },
        'A repository.',
      ),
      'Git repositories to clone.',
    ),
    run_ansible: list(run, 'Playbooks to run, from this machine.'),
  },
  'Makes this machine one that runs playbooks on others.',
  { since: '22.4' },
);

export const ansible = cloudConfigModule({
  id: 'cc_ansible',
  title: 'Ansible',
  summary:
    'Installs Ansible and runs playbooks from a git repository on this machine. Most images run it in the last stage, before `runcmd`; those of Debian do not list the module, and there the key is without effect.',
  frequency: 'instance',
  distros: 'all',
  keys: {
    ansible: map(
      {
        install_method: choice(
          { distro: 'A package of the distribution.', pip: 'From PyPI, by pip.' },
          'Where Ansible comes from.',
          { default: 'distro' },
        ),
        package_name: text('Name of the package.', {
          default: 'ansible',
          suggest: ['ansible', 'ansible-core'],
        }),
        run_user: text('User to run as. With `pip` it is installed for this user alone.', {
          defaultNote: '`root`',
        }),
        galaxy: map(
          {
            actions: list(
              list(text('A word of the command line.', { pattern: '^.*$' }), 'A command line.'),
              'Command lines of ansible-galaxy, run before anything is pulled.',
              {
                required: true,
                examples: ['[[ansible-galaxy, collection, install, community.general]]'],
              },
            ),
          },
          'Roles and collections to install.',
        ),
        pull: oneOf(
          [
            list(pull, 'Repositories, in this order.', { since: '25.2' }),
            {
              ...pull,
              deprecated: { since: '25.2', note: 'Write a list: a `-` before the first key.' },
            },
          ],
          'Repositories to pull and run.',
        ),
        setup_controller: controller,
        ansible_config: text('Path of an `ansible.cfg` to use instead of the usual ones.', {
          format: 'path',
        }),
      },
      'How Ansible is installed and what it runs.',
      { typical: ['pull'], since: '22.3' },
    ),
  },
  examples: [
    `#cloud-config
ansible:
  install_method: distro
  package_name: ansible-core
  pull:
    - url: https://example.com/playbooks.git
      playbook_names: [site.yml]
`,
  ],
});
