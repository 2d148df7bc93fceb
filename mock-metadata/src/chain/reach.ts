import type { Instance, Lab, Port } from '../lab/model.ts';
import type { NamespaceProxySettings } from '../neutron/namespace-proxy.ts';
import { type PortIndex, portIndex } from '../neutron/port-lookup.ts';
import type { Decision } from '../trace.ts';

/** Which proxy an instance meets at 169.254.169.254, and from which address; or why it meets none. */
export type Reach =
  | {
      readonly kind: 'reachable';
      /** Source address of its requests. */
      readonly address: string;
      readonly port: Port;
      readonly proxy: Pick<NamespaceProxySettings, 'mode' | 'id'>;
    }
  | { readonly kind: 'unreachable'; readonly decision: Decision };

/**
 * The way of an instance to the metadata service. In the `router` topology that is its first port
 * on a network with a router, in `dhcp` its first port with an address.
 */
export const reachOf = (lab: Lab, instance: Instance): Reach => {
  if (lab.topology !== 'router' && lab.topology !== 'dhcp') {
    return unreachable(
      'topology-not-simulated',
      `The lab's topology is ${lab.topology}, and this version has hops for router and dhcp only.`,
      'Set topology: router in the lab.',
    );
  }
  const index = portIndex(lab);
  const ports = index.portsOfDevice(instance.uuid);
  if (ports.length === 0) {
    return unreachable(
      'no-port',
      `Instance ${instance.name} has no port, and so no network to send the request on.`,
      'Give the instance a port on a network that hangs on a router.',
    );
  }
  const addressed = ports.flatMap((port) => {
    const address = sourceAddress(port);
    return address === undefined ? [] : [{ port, address }];
  });
  if (addressed.length === 0) {
    return unreachable(
      'no-address',
      `No port of instance ${instance.name} has an address, so it cannot send anything.`,
      'Give one of its ports an address on a subnet.',
    );
  }
  return lab.topology === 'dhcp' ? viaNetwork(addressed) : viaRouter(addressed, index, instance);
};

interface AddressedPort {
  readonly port: Port;
  readonly address: string;
}

const viaNetwork = ([first]: readonly AddressedPort[]): Reach =>
  first === undefined
    ? unreachable('no-address', 'The instance has no address.', 'Give it one.')
    : { kind: 'reachable', ...first, proxy: { mode: 'network', id: first.port.networkId } };

const viaRouter = (
  ports: readonly AddressedPort[],
  index: PortIndex,
  instance: Instance,
): Reach => {
  for (const { port, address } of ports) {
    const [router] = index.routersOn(port.networkId);
    if (router !== undefined) {
      return { kind: 'reachable', address, port, proxy: { mode: 'router', id: router } };
    }
  }
  return unreachable(
    'no-router',
    `None of the networks of instance ${instance.name} has a router, in whose namespace the proxy would listen.`,
    'Connect the network to a router (openstack router add subnet), or use a topology that serves isolated networks.',
  );
};

/** An instance asks over IPv4 if it can. */
const sourceAddress = (port: Port): string | undefined => {
  const addresses = port.fixedIps.map((fixed) => fixed.ipAddress);
  return addresses.find((address) => !address.includes(':')) ?? addresses[0];
};

const unreachable = (rule: string, reason: string, remedy: string): Reach => ({
  kind: 'unreachable',
  decision: { kind: 'fail', rule, reason, remedy },
});
