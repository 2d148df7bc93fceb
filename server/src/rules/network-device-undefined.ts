import { likelyMeant } from '../knowledge/did-you-mean.ts';
import { code, listed } from '../knowledge/words.ts';
import { mostProblems } from '../validation/problems-in.ts';
import { type Finding, finding } from './frame/finding.ts';
import { fix } from './frame/fix.ts';
import { rewritten } from './frame/rewritten.ts';
import { get, textsOf, type Value } from './frame/value.ts';
import { devicesIn, networkRegions, wholeNetwork } from './readers/network-devices.ts';
import { shown } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

/** The names of other devices that a device is made of, or stands on. */
const namesUsedBy = (device: Value): readonly (readonly [string, Value])[] =>
  ['interfaces', 'link', 'bond_interfaces', 'bridge_interfaces', 'vlan_link'].flatMap((key) =>
    textsOf(get(device, key)),
  );

/** cloud-init's form has no place where these could be defined. */
const wireless = /^wl/;

/** So many names are compared to find those that may have been meant. */
const mostComparisons = 20_000;

interface Missing {
  readonly name: string;
  readonly place: Value;
  readonly own: string;
  readonly used: ReadonlySet<string>;
}

const missingIn = (body: Value, names: ReadonlySet<string>): readonly Missing[] =>
  devicesIn(body)
    .flatMap(({ name: own, value }) => {
      const used = namesUsedBy(value);
      const all = new Set(used.map(([name]) => name));
      return used.map(([name, place]) => ({ name, place, own, used: all }));
    })
    .filter(({ name }) => !names.has(name) && !wireless.test(name))
    .slice(0, mostProblems + 1);

const undefinedIn = (body: Value): readonly Finding[] => {
  const names = new Set(devicesIn(body).map(({ name }) => name));
  const missing = missingIn(body, names);
  const near = [...names].slice(0, Math.floor(mostComparisons / Math.max(1, missing.length)));
  return missing.map(({ name, place, own, used }) => {
    const meant = likelyMeant(
      name,
      near.filter((one) => one !== own && !used.has(one)),
    );
    const advice =
      meant.length > 0
        ? `Did you mean ${listed(meant.map(code), 'or')}?`
        : 'Each device needs an entry of its own, if only an empty one.';
    return finding(
      place,
      `No device ${shown(name)} is defined here. ${advice}`,
      meant.flatMap((one) => fix(`Write ${one}`, rewritten(place, one))),
    );
  });
};

export const networkDeviceUndefined = valueRule({
  code: 'network-device-undefined',
  severity: 'warning',
  title: 'A device that is not defined',
  explanation: `
Bonds, bridges and VLANs name the devices they are made of. Each of these needs an entry of its own:
for a name that has none netplan refuses the whole file, and the machine boots without a network.

\`\`\`yaml
network:
  version: 2
  ethernets:
    eth0: {}
    eth1: {}
  bonds:
    bond0:
      interfaces: [eth0, eth1]
      dhcp4: true
\`\`\`
`,
  regions: networkRegions,
  at: wholeNetwork,
  check: ({ parent }) => (parent === undefined ? undefined : undefinedIn(parent)),
});
