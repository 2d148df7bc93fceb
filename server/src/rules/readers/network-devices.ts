import { atNetwork, type Pattern } from '../frame/pattern.ts';
import { entriesOf, get, itemsOf, textOf, type Value } from '../frame/value.ts';

/** The keys of version 2 that hold devices by their names. */
const deviceSections: readonly string[] = [
  ...['ethernets', 'bonds', 'bridges', 'vlans', 'wifis', 'tunnels', 'vrfs', 'modems'],
  ...['dummy-devices', 'virtual-ethernets'],
];

/** A place in each device of version 2, wherever it is defined. */
export const inDevices = (...inner: readonly string[]): readonly Pattern[] =>
  deviceSections.flatMap((section) => atNetwork(section, '*', ...inner));

/** A place in each entry of version 1. */
export const inEntries = (...inner: readonly string[]): readonly Pattern[] =>
  atNetwork('config', '*', ...inner);

/** Where a rule on network configurations looks: the file itself, and /etc/cloud/cloud.cfg.d. */
export const networkRegions = ['network-config', 'system-config'] as const;

/** The map with `version`, for a rule that sees the whole configuration. */
export const wholeNetwork: readonly Pattern[] = atNetwork('version');

/** A device of version 2, or an entry of version 1 that is one. */
export interface NetworkDevice {
  readonly name: string;
  readonly value: Value;
}

/** All devices of a configuration; `body` is the map with `version`. */
export const devicesIn = (body: Value | undefined): readonly NetworkDevice[] => [
  ...deviceSections
    .flatMap((section) => entriesOf(get(body, section)))
    .map((value) => ({ name: String(value.part), value })),
  ...itemsOf(get(body, 'config')).flatMap((value) => {
    const name = textOf(get(value, 'name'));
    return name === undefined ? [] : [{ name, value }];
  }),
];
