import type { Instance, NovaOptions, Vif, VifSubnet } from '../lab/model.ts';
import { AddrFormatError, requiredNetwork } from './ip-network.ts';
import { renderedTemplate, TemplateError } from './jinja/template.ts';
import { type ConnectedVif, connectedVifs, netmaskOf } from './network-data.ts';
import { dict, type PythonDict, type PythonValue } from './python/json.ts';
import type { Service } from './service.ts';
import { exception, type NovaException, type NovaWorld } from './world.ts';

/** `network_config` of meta_data.json, which is there where the rendered template is. */
export const networkConfig: PythonDict = dict({
  name: 'network_config',
  content_path: '/content/0000',
});

/** A VIF that the template is told of, with its place among all that have a network. */
interface InjectedInterface extends ConnectedVif {
  readonly number: number;
}

/** VIFs on networks that Nova injects and that have no DHCP server. */
const injectedInterfaces = (networkInfo: readonly Vif[]): readonly InjectedInterface[] =>
  connectedVifs(networkInfo)
    .map((connected, number) => ({ ...connected, number }))
    .filter(
      ({ network, subnetV4, subnetV6 }) =>
        network.injected && withoutDhcpServer(subnetV4) && withoutDhcpServer(subnetV6),
    );

const withoutDhcpServer = (subnet: VifSubnet | undefined): boolean =>
  subnet === undefined || subnet.dhcpServer === null;

/**
 * `injected_network_template` with the instance's interfaces filled in; undefined where nothing is
 * injected, or rendered to nothing. A template that cannot be read or rendered makes everything of the instance fail.
 * `fill` renders a template's text for the instance.
 */
export const renderedNetworkTemplate = (
  instance: Instance,
  { injectedNetworkTemplate: path }: NovaOptions,
  fill: (text: string) => string | NovaException,
  { world, warnOnce }: Pick<Service, 'world' | 'warnOnce'>,
): string | undefined | NovaException => {
  if (!path || injectedInterfaces(instance.networkInfo).length === 0) return undefined;
  const text = fileText(world, path);
  const rendered = typeof text === 'string' ? fill(text) : text;
  if (typeof rendered === 'object') {
    warnOnce(
      `template:${path}:${rendered.message}`,
      `injected_network_template names ${path}, which cannot be used for ${instance.name} (${rendered.name}: ${rendered.message}). Nova answers 500 to every path of this instance but /.`,
    );
  }
  return rendered === '' ? undefined : rendered;
};

const fileText = (world: NovaWorld, path: string): string | NovaException => {
  try {
    return Buffer.from(world.readFile(path)).toString('utf8');
  } catch (error) {
    return exception('TemplateNotFound', error instanceof Error ? error.message : String(error));
  }
};

/** A template's text with the interfaces that Nova injects, or the exception that Jinja or netaddr raises. */
export const filledNetworkTemplate = (
  text: string,
  networkInfo: readonly Vif[],
): string | NovaException => {
  const interfaces = injectedInterfaces(networkInfo);
  try {
    return renderedTemplate(
      text,
      dict({
        interfaces: interfaces.map(interfaceValues),
        use_ipv6: interfaces.some(({ subnetV6 }) => (subnetV6?.ips.length ?? 0) > 0),
        libvirt_virt_type: null,
      }),
    );
  } catch (error) {
    if (error instanceof TemplateError || error instanceof AddrFormatError) {
      return exception(error.name, error.message);
    }
    throw error;
  }
};

const interfaceValues = ({ vif, number, subnetV4, subnetV6 }: InjectedInterface): PythonDict =>
  dict({
    name: `eth${number}`,
    hwaddress: vif.address,
    ...ipv4Values(subnetV4),
    ...ipv6Values(subnetV6),
  });

type Values = Record<string, PythonValue>;

const ipv4Values = (subnet: VifSubnet | undefined): Values => {
  const ip = subnet?.ips[0];
  if (subnet === undefined || ip === undefined) {
    return { address: null, netmask: null, gateway: '', broadcast: null, dns: null, routes: [] };
  }
  return {
    address: ip.address,
    netmask: netmaskOf(subnet),
    gateway: subnet.gateway ?? '',
    broadcast: broadcastOf(subnet.cidr),
    dns: subnet.dns.join(' '),
    routes: subnet.routes.map(routeValues),
  };
};

/** netaddr knows no broadcast address in networks of one or two addresses, and Nova prints that. */
const broadcastOf = (cidr: string): string => {
  const { broadcast, prefixLength } = requiredNetwork(cidr);
  return prefixLength >= 31 ? 'None' : broadcast;
};

const routeValues = ({ cidr, gateway }: VifSubnet['routes'][number]): PythonDict => {
  const { address, netmask } = requiredNetwork(cidr);
  return dict({ gateway, cidr, network: address, netmask });
};

const ipv6Values = (subnet: VifSubnet | undefined): Values => {
  const ip = subnet?.ips[0];
  if (subnet === undefined || ip === undefined) {
    return { address_v6: null, gateway_v6: '', netmask_v6: null, dns_v6: null };
  }
  const { netmask, prefixLength } = requiredNetwork(subnet.cidr);
  return {
    address_v6: ip.address,
    gateway_v6: subnet.gateway ?? '',
    netmask_v6: ip.version === 4 ? netmask : BigInt(prefixLength),
    dns_v6: subnet.dns.join(' '),
  };
};
