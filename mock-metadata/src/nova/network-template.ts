import type { Instance, NovaOptions, Vif, VifSubnet } from '../lab/model.ts';
import { type ConnectedVif, connectedVifs } from './network-data.ts';
import { dict, type PythonDict } from './python/json.ts';
import type { NovaException } from './world.ts';

/** `network_config` of meta_data.json; undefined where no template is rendered for the instance. */
export const networkConfigOf = (
  { networkInfo }: Instance,
  { injectedNetworkTemplate }: NovaOptions,
): PythonDict | undefined =>
  injectedNetworkTemplate && injectedInterfaces(networkInfo).length > 0
    ? dict({ name: 'network_config', content_path: '/content/0000' })
    : undefined;

/** A VIF that the template is told of, with its place among all that have a network. */
export interface InjectedInterface extends ConnectedVif {
  readonly number: number;
}

/** VIFs on networks that Nova injects and that have no DHCP server. */
export const injectedInterfaces = (networkInfo: readonly Vif[]): readonly InjectedInterface[] =>
  connectedVifs(networkInfo)
    .map((connected, number) => ({ ...connected, number }))
    .filter(
      ({ network, subnetV4, subnetV6 }) =>
        network.injected && withoutDhcpServer(subnetV4) && withoutDhcpServer(subnetV6),
    );

const withoutDhcpServer = (subnet: VifSubnet | undefined): boolean =>
  subnet === undefined || subnet.dhcpServer === null;

/**
 * The template with the instance's interfaces filled in; undefined where nothing is injected. A
 * template that cannot be read or rendered makes everything of the instance fail.
 */
export const renderedNetworkTemplate = (
  { networkInfo }: Instance,
  { injectedNetworkTemplate: path }: NovaOptions,
  _service: unknown,
): string | undefined | NovaException => {
  const interfaces = path ? injectedInterfaces(networkInfo) : [];
  return interfaces.length === 0 ? undefined : 'todo';
};
