import { choice, cloudConfigModule, flag, list, map, text } from '../builders.ts';

const section = (summary: string) => map({}, summary, { open: true });

const conf = map(
  {
    agent: map({}, 'Section `[agent]`: where the server is, and what the agent does.', {
      open: true,
      offered: {
        server: text('Host name of the Puppet server.', { examples: ['puppet.example.com'] }),
        certname: text(
          'Name for the certificate. `%i` becomes the instance id, `%f` the full host name.',
          { examples: ["'%i.%f'"] },
        ),
        environment: text('The environment to ask for.', { default: 'production' }),
        runinterval: text('Time between two runs, such as `30m`.', { default: '30m' }),
      },
    }),
    main: section('Section `[main]`: settings for all.'),
    server: section('Section `[server]`: settings of a Puppet server.'),
    user: section('Section `[user]`: settings of `puppet apply`.'),
    ca_cert: text(
      'Certificate of the Puppet server, as a `|` block. It goes into the SSL folder, not into the file.',
      { multiline: true },
    ),
  },
  'What stands in `puppet.conf`, section by section. In `certname`, `%i` becomes the id of the instance and `%f` the full host name.',
  { typical: ['agent'] },
);

const csrAttributes = map(
  {
    custom_attributes: section('Attributes for the request only, such as a shared secret.'),
    extension_requests: section('Extensions that stay in the certificate.'),
  },
  'What stands in `csr_attributes.yaml`, for the request of a certificate.',
);

export const puppet = cloudConfigModule({
  id: 'cc_puppet',
  title: 'Puppet',
  summary: 'Installs the Puppet agent, writes its configuration and starts it.',
  stage: 'final',
  frequency: 'instance',
  distros: 'all',
  keys: {
    puppet: map(
      {
        conf,
        install: flag('Install it. With `false` it must be in the image.', { default: true }),
        install_type: choice(
          {
            packages: 'A package of the distribution.',
            aio: 'The package of Puppet itself, all in one.',
          },
          'Where Puppet comes from. Paths follow it.',
          { default: 'packages' },
        ),
        version: text('Version to install, in quotes.', {
          defaultNote: 'the newest in the repositories',
          examples: ["'8.10.0'"],
        }),
        package_name: text('Name of the package, for `packages`.', {
          defaultNote: '`puppet-agent`, else `puppet`',
        }),
        collection: text('Line of releases, for `aio`.', {
          suggest: ['puppet', 'puppet7', 'puppet8'],
        }),
        aio_install_url: text('Address of the script that installs it, for `aio`.', {
          format: 'uri',
        }),
        cleanup: flag('Remove the repository of Puppet afterwards, for `aio`.', { default: true }),
        exec: flag('Run the agent once when all is written.', { default: false }),
        exec_args: list(text('An argument.'), 'Arguments for that run.', { default: ['--test'] }),
        start_service: flag('Start the agent, now and at every boot.', { default: true }),
        csr_attributes: csrAttributes,
        conf_file: text('Path of `puppet.conf`.', {
          format: 'path',
          defaultNote: 'as `install_type` has it',
        }),
        ssl_dir: text('Folder for keys and certificates.', {
          format: 'path',
          defaultNote: 'as `install_type` has it',
        }),
        csr_attributes_path: text('Path of `csr_attributes.yaml`.', {
          format: 'path',
          defaultNote: 'as `install_type` has it',
        }),
      },
      'How Puppet is installed and set up.',
      { typical: ['conf'] },
    ),
  },
  examples: [
    `#cloud-config
puppet:
  install_type: aio
  collection: puppet8
  conf:
    agent:
      server: puppet.example.com
      certname: "%i.%f"
`,
  ],
});
