import { choice, flag, integer, list, map, number, oneOf, text } from './builders.ts';
import { cloudConfig, networkConfig } from './index.ts';
import type { MapShape, Shape } from './shape.ts';

const sources: Readonly<Record<string, string>> = {
  OpenStack: 'The metadata service of OpenStack.',
  ConfigDrive: 'A disk with metadata, as OpenStack gives it with `config_drive`.',
  NoCloud: 'Files, a disk labelled `cidata`, or a URL.',
  Ec2: 'The metadata service of Amazon EC2, and what looks like it.',
  None: 'Nothing at all: what is left when no other source is there.',
  Akamai: '',
  AliYun: '',
  AltCloud: '',
  Azure: '',
  Bigstep: '',
  CloudCIX: '',
  CloudSigma: '',
  CloudStack: '',
  DigitalOcean: '',
  Exoscale: '',
  GCE: '',
  Hetzner: '',
  IBMCloud: '',
  LXD: '',
  MAAS: '',
  NWCS: '',
  OVF: '',
  Oracle: '',
  RbxCloud: '',
  Scaleway: '',
  SmartOS: '',
  UpCloud: '',
  VMware: '',
  Vultr: '',
  WSL: '',
};

const waiting = {
  max_wait: integer(
    'Seconds to wait for the metadata service as a whole; below 0, one try and no more.',
  ),
  timeout: integer('Seconds to wait for one answer.', { default: 10 }),
  retries: integer('How often a request that failed is made again.', { default: 5 }),
  sec_between_retries: number('Seconds between two tries.', { default: 1 }),
};

const applyNetwork = flag('Set up the network as the source says.', { default: true });
const mode = choice(
  { net: 'Wait for the network.', local: 'Do not wait for the network.' },
  'When this source is used.',
);

const datasource = map(
  {
    OpenStack: map(
      {
        metadata_urls: list(
          text('Where the metadata service is.', {
            suggest: ['http://169.254.169.254', 'http://[fe80::a9fe:a9fe%25eth0]'],
          }),
          'Where the metadata service is looked for.',
        ),
        ...waiting,
        apply_network_config: applyNetwork,
        dsmode: mode,
      },
      'How the metadata service of OpenStack is asked.',
      { open: true, typical: ['metadata_urls', 'timeout'] },
    ),
    ConfigDrive: map({ dsmode: mode }, 'How the disk with metadata is used.', { open: true }),
    NoCloud: map(
      {
        seedfrom: text('Where user-data and the rest are fetched from; ends with `/`.', {
          format: 'uri',
        }),
        fs_label: text('Label of the disk.', { default: 'cidata' }),
        'meta-data': map({}, 'Metadata, right here.', { open: true }),
        'user-data': text('User-data, right here, as a `|` block.', { multiline: true }),
        'vendor-data': text('Vendor data, right here, as a `|` block.', { multiline: true }),
        'network-config': map({}, 'Network configuration, right here.', { open: true }),
      },
      'What a NoCloud source gives.',
      { open: true, typical: ['seedfrom'] },
    ),
    Ec2: map(
      {
        metadata_urls: list(text('A URL.'), 'Where the metadata service is looked for.'),
        ...waiting,
        strict_id: flag('Only on what surely is EC2.', { default: false }),
        apply_network_config: applyNetwork,
      },
      'How the metadata service of EC2 is asked.',
      { open: true, typical: ['metadata_urls'] },
    ),
  },
  'Settings of the sources of metadata, by their names.',
  { open: true, typical: ['OpenStack'] },
);

const switchedOff = map(
  {
    config: choice(
      { disabled: 'cloud-init leaves the network alone.' },
      'Whether cloud-init sets up the network.',
    ),
  },
  'No network from cloud-init.',
);

/** The network without `network:` around it. */
const bodyOf = (version: 1 | 2): Shape => {
  const whole = networkConfig(version);
  return whole.kind === 'alternatives' ? (whole.shapes[0] ?? whole) : whole;
};

const { deprecated: _inUserDataOnly, ...systemInfo } = cloudConfig.keys['system_info'] ?? map({});

/**
 * What `/etc/cloud/cloud.cfg` and the files of `cloud.cfg.d` can hold, by cloud-init 26.2: cloud-config, and what
 * only the system itself can say. Nothing checks it.
 */
export const systemConfig: MapShape = map(
  {
    ...cloudConfig.keys,
    system_info: { ...systemInfo, summary: 'Settings of the system, for who makes images.' },
    datasource_list: list(
      choice(sources, 'A source of metadata.'),
      'The sources of metadata that are tried, in order. With one alone, or one and `None`, nothing is searched.',
    ),
    datasource,
    network: oneOf(
      [bodyOf(2), bodyOf(1), switchedOff],
      'The network, or that cloud-init is to leave it alone. What the source of metadata says does not count then.',
    ),
    def_log_file: text('File of the log.', {
      default: '/var/log/cloud-init.log',
      format: 'path',
    }),
    syslog_fix_perms: list(
      text('User and group.', { suggest: ['syslog:adm', 'root:adm', 'root:root'] }),
      'Who the log is to belong to: the first of these that exists.',
    ),
    log_cfgs: list(text('A configuration of Python logging, or its file.'), 'How is logged.'),
    manual_cache_clean: flag('Keep what is known of the instance until it is removed by hand.', {
      default: false,
    }),
  },
  'Configuration of the system.',
  { open: true },
);
