import { cloudConfigModule, flag, list, map, mapOf, text } from '../builders.ts';

const keyserver = text('Server to fetch `keyid` from.', { default: 'keyserver.ubuntu.com' });

const mirrors = (summary: string, example: string) =>
  list(
    map(
      {
        arches: list(
          text('An architecture such as `amd64`, or `default` for all others.', {
            suggest: ['default', 'amd64', 'arm64', 'i386', 'armhf', 'ppc64el', 'riscv64', 's390x'],
          }),
          'Architectures this mirror is for.',
          {
            required: true,
            minItems: 1,
            examples: ['[default]'],
          },
        ),
        uri: text('Address of the mirror.', { format: 'uri', examples: [example] }),
        search: list(
          text('Address of a mirror.', { format: 'uri' }),
          'Addresses to try in this order: the first whose name resolves is taken.',
          { minItems: 1 },
        ),
        search_dns: flag(
          "Look for a host `<distro>-mirror` in the machine's own domain, and take it if it is there.",
        ),
        keyid: text('Fingerprint, or short id, of the key that signs the mirror.'),
        key: text('The key itself, in ASCII armour, as a `|` block.', { multiline: true }),
        keyserver,
      },
      'A mirror.',
      { typical: ['arches', 'uri'] },
    ),
    summary,
    { minItems: 1 },
  );

const source = map(
  {
    source: text(
      'A line of `sources.list`, or `ppa:owner/name`. `$MIRROR`, `$PRIMARY`, `$SECURITY`, `$RELEASE` and `$KEY_FILE` are filled in.',
      {
        examples: [
          "'deb [signed-by=$KEY_FILE] https://download.docker.com/linux/debian $RELEASE stable'",
        ],
      },
    ),
    keyid: text(
      'Fingerprint of the key that signs the packages. Needs a way out to the key server.',
    ),
    key: text('The key itself, in ASCII armour, as a `|` block.', { multiline: true }),
    keyserver,
    filename: text('Name of the file under `/etc/apt/sources.list.d`.', {
      defaultNote: 'the name of the source',
    }),
    append: flag('Add to the file instead of writing it anew.', { default: true, since: '22.4' }),
  },
  'A source of packages.',
  { minKeys: 1, typical: ['source', 'keyid'] },
);

export const aptConfigure = cloudConfigModule({
  id: 'cc_apt_configure',
  title: 'APT',
  summary:
    'Says where apt gets packages from: mirrors, further sources with their keys, proxies. Runs before `packages` are installed.',
  stage: 'config',
  frequency: 'instance',
  distros: ['ubuntu', 'debian', 'raspberry-pi-os'],
  keys: {
    apt: map(
      {
        sources: mapOf(
          source,
          'Further sources. Each name becomes a file under `/etc/apt/sources.list.d`.',
          { label: 'name', pattern: '^.+$' },
        ),
        primary: mirrors(
          'Mirrors of the distribution itself, by architecture.',
          'http://mirror.example.org/debian',
        ),
        security: mirrors(
          'Mirrors of the security updates, by architecture. Left out, those of `primary` are used.',
          'http://mirror.example.org/debian-security',
        ),
        conf: text(
          'Lines of apt configuration, written to `/etc/apt/apt.conf.d/94cloud-init-config`.',
          { multiline: true, examples: ['|\n  APT::Install-Recommends "false";'] },
        ),
        http_proxy: text('Proxy for sources by http.', {
          format: 'uri',
          examples: ['http://proxy.example.com:3128'],
        }),
        https_proxy: text('Proxy for sources by https.', { format: 'uri' }),
        ftp_proxy: text('Proxy for sources by ftp.', { format: 'uri' }),
        proxy: text('The same as `http_proxy`.', { format: 'uri' }),
        debconf_selections: mapOf(
          text('Lines of `package question type answer`.', {
            examples: ['mariadb-server mysql-server/root_password password secret'],
          }),
          'Answers to questions that packages ask when they are installed. The names are yours; cloud-init puts all lines together.',
          { label: 'name', pattern: '^.+$', minKeys: 1 },
        ),
        disable_suites: list(
          text('A suite as it stands in the sources, or one of the short names.', {
            suggest: [
              ['updates', '`$RELEASE-updates`'],
              ['backports', '`$RELEASE-backports`'],
              ['security', '`$RELEASE-security`'],
              ['proposed', '`$RELEASE-proposed`'],
              ['release', '`$RELEASE`'],
            ],
          }),
          "Suites to switch off in the distribution's sources. Their lines stay there as comments.",
          { minItems: 1, unique: true, examples: ['[backports]'] },
        ),
        preserve_sources_list: flag(
          "Leave the image's own list of sources alone: `primary`, `security`, `sources_list` and `disable_suites` are then without effect, `sources` is not.",
          { default: false },
        ),
        sources_list: text(
          'A template for the list of sources, in one-line or deb822 style. `$MIRROR`, `$PRIMARY`, `$SECURITY`, `$RELEASE` and `$KEY_FILE` are filled in.',
        ),
        add_apt_repo_match: text(
          'A `source` that this regular expression matches is handed to `add-apt-repository`, as is right for `ppa:owner/name`.',
          { default: '^[\\w-]+:\\w' },
        ),
      },
      'How apt is set up.',
      { minKeys: 1, typical: ['sources'] },
    ),
  },
  examples: [
    `#cloud-config
apt:
  primary:
    - arches: [default]
      uri: http://mirror.example.com/debian
  sources:
    docker.list:
      source: deb [arch=amd64 signed-by=$KEY_FILE] https://download.docker.com/linux/debian $RELEASE stable
      keyid: 9DC858229FC7DD38854AE2D88D81803C0EBFCD88
packages: [docker-ce]
`,
    `#cloud-config
apt:
  http_proxy: http://proxy.example.com:3128
  conf: |
    APT::Install-Recommends "false";
`,
  ],
});
