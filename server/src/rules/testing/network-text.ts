/** A network configuration of version 2 with one network card, for tests: its lines, without indentation. */
export const cardWith = (...lines: readonly string[]): string =>
  `network:\n  version: 2\n  ethernets:\n    eth0:\n${lines.map((one) => `      ${one}\n`).join('')}`;

/** How a test names a network configuration. */
export const asNetwork = { name: 'network-config' } as const;
