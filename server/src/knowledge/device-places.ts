/** The keys of version 2 that hold devices by their names. */
export const deviceSections = ['ethernets', 'bonds', 'bridges', 'vlans'] as const;

/** Where network configurations of both versions define devices: `*` is an item, `<>` a key that the author makes up. */
export const deviceDefinitions: readonly string[] = [
  ...deviceSections.map((section) => `${section}.<>`),
  'config.*.name',
];

/** Where they name devices that are defined elsewhere; rename and completion go by them. */
export const deviceReferences: readonly string[] = [
  'bonds.<>.interfaces.*',
  'bonds.<>.parameters.primary',
  'bridges.<>.interfaces.*',
  'bridges.<>.parameters.path-cost.<>',
  'bridges.<>.parameters.port-priority.<>',
  'vlans.<>.link',
  'config.*.bond_interfaces.*',
  'config.*.bridge_interfaces.*',
  'config.*.vlan_link',
  'config.*.interface',
  'config.*.params.bond-primary',
];
