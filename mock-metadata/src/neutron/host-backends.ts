import type { Lab, Port } from '../lab/model.ts';

/** An instance as the proxy of its host knows it. */
export interface HostBackend {
  /** The source address that OVS gives its requests. */
  readonly providerAddress: string;
  readonly instanceId: string;
  readonly projectId: string;
}

/** Addresses of provider_cidr (240.0.0.0/16) less the network's own, the gateway's and the last. */
const mostBackends = 65_533;

/** The instances of a host. */
export interface HostBackends {
  readonly byPort: ReadonlyMap<string, HostBackend>;
  readonly byAddress: ReadonlyMap<string, HostBackend>;
}

const backends = new WeakMap<Lab['ports'], HostBackends>();

/**
 * A backend for every port of an instance, as if all of them were on one host. The real OVS agent
 * draws the addresses at random; these follow the order of the ports.
 * Source: neutron/agent/l2/extensions/metadata/metadata_path.py.
 */
export const hostBackends = ({ ports }: Pick<Lab, 'ports'>): HostBackends => {
  const known = backends.get(ports);
  if (known) return known;
  const served = ports.filter(isServed).slice(0, mostBackends);
  const byPort = new Map(served.map((port, at) => [port.id, backendOf(port, at)]));
  const byAddress = new Map(Array.from(byPort.values(), (each) => [each.providerAddress, each]));
  const made = { byPort, byAddress };
  backends.set(ports, made);
  return made;
};

/** The extension looks after ports that Nova bound to an instance, and rewrites IPv4 only. */
const isServed = ({ deviceId, deviceOwner, fixedIps }: Port): boolean =>
  deviceOwner.startsWith('compute:') &&
  deviceId !== '' &&
  fixedIps.some(({ ipAddress }) => !ipAddress.includes(':'));

const backendOf = ({ deviceId, projectId }: Port, at: number): HostBackend => {
  const number = at + 2;
  return {
    providerAddress: `240.0.${number >> 8}.${number & 0xff}`,
    instanceId: deviceId,
    projectId,
  };
};
