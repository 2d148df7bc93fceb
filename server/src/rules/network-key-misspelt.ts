import { likelyMeant } from '../knowledge/did-you-mean.ts';
import { networkConfig } from '../knowledge/index.ts';
import { formsOf } from '../knowledge/kinds.ts';
import { code, listed } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { fix, renamed } from './frame/fix.ts';
import { atNetwork } from './frame/pattern.ts';
import { networkRegions } from './readers/network-devices.ts';
import { valueRule } from './rule.ts';

/** More keys that netplan has for devices; cloud-init hands them on. */
const ofNetplan: readonly string[] = [
  ...['activation-mode', 'delay-virtual-functions-rebalance', 'embedded-switch-mode', 'emit-lldp'],
  ...['generic-receive-offload', 'generic-segmentation-offload', 'hairpin', 'infiniband-mode'],
  ...['ipv6-address-generation', 'ipv6-address-token', 'large-receive-offload', 'networkmanager'],
  ...[
    'neigh-suppress',
    'openvswitch',
    'port-mac-learning',
    'ra-overrides',
    'receive-checksum-offload',
  ],
  ...['regulatory-domain', 'tcp-segmentation-offload', 'tcp6-segmentation-offload', 'auth', 'peer'],
  ...['transmit-checksum-offload', 'virtual-function-count', 'link', 'table', 'access-points'],
  ...[
    'dhcp4-domain',
    'dhcp6-domain',
    'critical',
    'ignore-carrier',
    'optional',
    'optional-addresses',
  ],
];

/** What people write, for what it is called. */
const meant: Readonly<Record<string, readonly string[]>> = {
  dhcp: ['dhcp4', 'dhcp6'],
  gateway: ['routes'],
  dns: ['nameservers'],
  address: ['addresses'],
  ip: ['addresses'],
  mac: ['macaddress'],
  mac_address: ['macaddress'],
  'dns-nameservers': ['nameservers'],
  dns_nameservers: ['nameservers'],
};

const sections = ['ethernets', 'bonds', 'bridges', 'vlans'] as const;

/** The keys that devices of a section have, as the knowledge says. */
const keysOf = (section: string): readonly string[] =>
  formsOf(networkConfig(2)).flatMap((body) => {
    const devices = body.kind === 'map' ? body.keys[section] : undefined;
    const device = devices?.kind === 'map' ? devices.named?.value : undefined;
    return device?.kind === 'map'
      ? [...Object.keys(device.keys), ...Object.keys(device.offered ?? {})]
      : [];
  });

const known = new Map<string | number, readonly string[]>(
  sections.map((section) => [section, keysOf(section)]),
);

export const networkKeyMisspelt = valueRule({
  code: 'network-key-misspelt',
  severity: 'warning',
  title: 'A key of a device that netplan does not know',
  explanation: `
cloud-init's own check takes any key in the devices of version 2. netplan knows only its own: \`dhcp4\`
and \`dhcp6\`, not \`dhcp\`. It refuses the whole file for another, and where there is no netplan the key
is without effect.

\`\`\`yaml
network:
  version: 2
  ethernets:
    eth0:
      dhcp4: true
\`\`\`
`,
  regions: networkRegions,
  at: sections.flatMap((section) => atNetwork(section, '*', '*')),
  check: (value) => {
    const key = String(value.part);
    const keys = known.get(value.parent?.parent?.part ?? '') ?? [];
    if (value.key === undefined || keys.includes(key) || ofNetplan.includes(key)) return undefined;
    const likely = Object.hasOwn(meant, key) ? (meant[key] ?? []) : likelyMeant(key, keys);
    if (likely.length === 0) return undefined;
    // A list or map takes the place of one value: the name alone does not mend it.
    const isSameForm = !['routes', 'nameservers', 'addresses'].some((one) => likely.includes(one));
    return findingAtKey(
      value,
      `netplan knows no ${code(key)} here. Did you mean ${listed(likely.map(code), 'or')}?`,
      isSameForm || value.node.kind !== 'scalar'
        ? likely.flatMap((one) => fix(`Write ${one}`, renamed(value, one)))
        : [],
    );
  },
});
