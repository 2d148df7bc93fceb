import { cloudConfig } from '../knowledge/index.ts';
import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { addedAfter, edit, type FixInScope, fix, isInFlow, removedAtTop } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { entriesOf, get, sourceOf, type Value } from './frame/value.ts';
import { crossRule } from './rule.ts';

/** Top-level keys that are no mistake elsewhere, with where that is. */
const homes: readonly (readonly [keys: string, home: string])[] = [
  [
    'datasource datasource_list',
    'It belongs into the image, in `/etc/cloud/cloud.cfg.d`: when user-data is read, its source is long found.',
  ],
  [
    `identity late-commands early-commands error-commands refresh-installer interactive-sections
    storage kernel codecs oem active-directory debconf-selections shutdown zdevs`,
    "It belongs to Ubuntu's installer: put it under `autoinstall:`, for a machine that boots the installer.",
  ],
  [
    'ignition systemd',
    'It belongs to Ignition or Butane, which other systems read in place of cloud-init.',
  ],
  [
    'apt_sources apt_mirror apt_mirror_search apt_mirror_search_dns apt_proxy',
    'Under `apt` there are `sources`, `primary` and `proxy` for it.',
  ],
  ['apt_http_proxy apt_https_proxy apt_ftp_proxy', 'Write it under `apt`.'],
  [
    'rootpw bootloader preseed',
    'It belongs to an installer, such as that of Kickstart or preseed.',
  ],
  ['services volumes', 'It belongs to Docker Compose: write that into a file with `write_files`.'],
  ['hosts tasks roles', 'It belongs to Ansible: the key `ansible` runs a playbook.'],
  ['apiVersion spec', 'It belongs to Kubernetes: write that into a file with `write_files`.'],
];

const homeOf: ReadonlyMap<string, string> = new Map(
  homes
    .flatMap(([keys, home]) => keys.split(/\s+/).map((key) => [key, home] as const))
    .filter(([key]) => !Object.hasOwn(cloudConfig.keys, key)),
);

/** Where under `apt` the value of an old key stands now. */
const underApt: Readonly<Record<string, string>> = {
  apt_proxy: 'proxy',
  apt_http_proxy: 'http_proxy',
  apt_https_proxy: 'https_proxy',
  apt_ftp_proxy: 'ftp_proxy',
};

const moved = (value: Value, apt: Value | undefined): readonly FixInScope[] => {
  const name = Object.hasOwn(underApt, value.part) ? underApt[value.part] : undefined;
  const { key, scope, node } = value;
  if (name === undefined || key === undefined || node.kind !== 'scalar') return [];
  const title = `Write it under apt as ${name}`;
  if (apt === undefined)
    return isInFlow(value) ? [] : fix(title, edit(scope, key, `apt:\n  ${name}`));
  const [first] = entriesOf(apt);
  return first === undefined || get(apt, name)
    ? []
    : fix(title, addedAfter(first, `${name}: ${sourceOf(value)}`), removedAtTop(value));
};

const readStill =
  "cloud-init's own check refuses it. It is read still, but not beside `apt`, and is to go with 27.1.";

const effectOf = (key: string): string =>
  key.startsWith('apt_')
    ? `${code(key)} is an old form. ${readStill}`
    : `cloud-init does not read ${code(key)} here.`;

export const keyOfOtherProgram = crossRule({
  code: 'key-of-other-program',
  severity: 'error',
  title: 'A key that belongs to another program or place',
  explanation: `
cloud-init does not read this key in user-data, but another program does, or cloud-init itself
elsewhere: \`datasource_list\` in \`/etc/cloud/cloud.cfg.d\` of the image, \`late-commands\` and \`storage\`
under \`autoinstall\`, \`systemd\` in Ignition. Here it has no effect.

\`apt_sources\`, \`apt_proxy\`, \`apt_mirror\` and their like are old forms of what stands under \`apt\` now.
cloud-init reads them still, with a warning, but passes over them, or fails, where there is an \`apt\` too.

\`\`\`yaml
autoinstall:
  version: 1
  late-commands:
    - curtin in-target -- apt-get -y purge nano
\`\`\`
`,
  replaces: ['unknown-key'],
  regions: ['cloud-config'],
  gathers: { keys: [...homeOf.keys()].map((key) => at(key)), apt: [at('apt')] },
  check: ({ keys, apt: [apt] }) =>
    keys.map((value) => {
      const key = String(value.part);
      return findingAtKey(value, `${effectOf(key)} ${homeOf.get(key) ?? ''}`, moved(value, apt));
    }),
});
