import {
  anything,
  choice,
  cloudConfigModule,
  flag,
  list,
  map,
  mapOf,
  oneOf,
  text,
} from '../builders.ts';

export const rsyslog = cloudConfigModule({
  id: 'cc_rsyslog',
  title: 'Rsyslog',
  summary: 'Sets up rsyslog: sends the log to other machines, and writes configuration for it.',
  stage: 'init',
  frequency: 'instance',
  distros: 'all',
  keys: {
    rsyslog: map(
      {
        remotes: mapOf(
          anything('`[filter] [@|@@]host[:port]`. `@` is UDP, `@@` is TCP.'),
          'Machines to send the log to. The names are yours; the value is at least an address, before it a filter and `@@` for TCP, behind it a port.',
          { label: 'name', examples: ["{central: '*.* @@log.example.com:514'}"] },
        ),
        configs: list(
          oneOf([
            text('Lines of configuration, for the file `config_filename`.'),
            map(
              {
                filename: text('File to write, under `config_dir`.', {
                  defaultNote: '`config_filename`',
                }),
                content: text('Lines of configuration.', { multiline: true, required: true }),
              },
              'Lines of configuration in a file of their own.',
              { typical: ['filename', 'content'] },
            ),
          ]),
          'Configuration to write.',
        ),
        config_dir: text('Folder for the configuration.', {
          default: '/etc/rsyslog.d',
          format: 'path',
        }),
        config_filename: text('File for all that has no name of its own.', {
          default: '20-cloud-config.conf',
        }),
        service_reload_command: oneOf(
          [
            choice({ auto: 'As the distribution does it.' }, '', { untyped: true }),
            list(text('The program, then its arguments.')),
          ],
          'How rsyslog is made to read the new configuration.',
          { default: 'auto', examples: ['[systemctl, restart, rsyslog]'] },
        ),
        install_rsyslog: flag('Install rsyslog if it is missing. Needs a network that early.', {
          default: false,
          since: '23.3',
        }),
        check_exe: text('The program whose presence says that it is installed.', {
          default: 'rsyslogd',
          since: '23.3',
        }),
        packages: list(text('A package.'), 'Packages to install it from.', {
          default: ['rsyslog'],
          unique: true,
          since: '23.3',
        }),
      },
      'How the log is kept and sent.',
      { typical: ['remotes'] },
    ),
  },
  examples: [
    `#cloud-config
rsyslog:
  remotes:
    central: "*.* @@log.example.com:514"
  configs:
    - content: local7.* /var/log/local7.log
      filename: 50-local7.conf
`,
  ],
});
