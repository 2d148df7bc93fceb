import type { Instance, Lab } from '../../../mock-metadata/src/index.ts';

/** The first fixed address of an instance; undefined = it has none. */
export const firstAddress = (lab: Lab, instance: Instance): string | undefined =>
  lab.ports.find(({ deviceId }) => deviceId === instance.uuid)?.fixedIps[0]?.ipAddress;
