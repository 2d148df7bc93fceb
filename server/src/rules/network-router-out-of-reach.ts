import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { flagOf, get, itemsOf, textOf, type Value } from './frame/value.ts';
import { type IpAddress, ipAddressOf, isInNetworkOf, isLinkLocal } from './readers/ip-address.ts';
import { networkRegions, wholeNetwork } from './readers/network-devices.ts';
import { type DefaultRoute, defaultRoutesIn } from './readers/network-routes.ts';
import { valueRule } from './rule.ts';

/** The fixed addresses of a device or subnet; undefined where others may come to them. */
const addressesOf = (holder: Value): readonly IpAddress[] | undefined => {
  const isOpen = ['dhcp4', 'dhcp6', 'accept-ra'].some((key) => get(holder, key) !== undefined);
  const type = textOf(get(holder, 'type'));
  if (isOpen || (type !== undefined && type !== 'static' && type !== 'static6')) return undefined;
  const mask = textOf(get(holder, 'netmask'));
  const texts = [...itemsOf(get(holder, 'addresses')), get(holder, 'address')]
    .map((one) => textOf(one))
    .filter((one) => one !== undefined)
    .map((one) => (one.includes('/') || mask === undefined ? one : `${one}/${mask}`));
  return texts.map(ipAddressOf).filter((one) => one !== undefined);
};

const isOnLink = ({ via }: DefaultRoute): boolean => flagOf(get(via.parent, 'on-link')) === true;

/** A subnet of version 1, for which cloud-init says `on-link` by itself. */
const isOfSubnet = ({ via }: DefaultRoute): boolean => via.part === 'gateway';

/** An address without a network round it: whatever router it has is meant to be beyond. */
const isAlone = ({ version, prefix }: IpAddress): boolean => prefix === (version === 4 ? 32 : 128);

const nowhere: ReadonlySet<string> = new Set(['', '0.0.0.0', '::']);

/** Whether a route to the router, without another one in between, is there as well. */
const hasRouteTo = (router: IpAddress, holder: Value): boolean =>
  itemsOf(get(holder, 'routes'))
    .filter((route) => nowhere.has(textOf(get(route, 'via') ?? get(route, 'gateway')) ?? ''))
    .map((route) => {
      const to = textOf(get(route, 'to') ?? get(route, 'network')) ?? '';
      const mask = textOf(get(route, 'netmask'));
      return ipAddressOf(to.includes('/') || mask === undefined ? to : `${to}/${mask}`);
    })
    .some((network) => network !== undefined && isInNetworkOf(router, network));

const kept = new WeakMap<Value, readonly IpAddress[]>();

const keptAddressesOf = (holder: Value): readonly IpAddress[] => {
  const known = kept.get(holder) ?? addressesOf(holder) ?? [];
  kept.set(holder, known);
  return known;
};

/** Nobody has more default routes, and each is compared to all addresses. */
const mostRoutes = 100;

const isOutOfReach = (route: DefaultRoute): boolean => {
  const router = ipAddressOf(textOf(route.via) ?? '');
  const addresses = keptAddressesOf(route.holder).filter(
    ({ version }) => version === route.version,
  );
  if (
    router === undefined ||
    addresses.length === 0 ||
    addresses.some(({ prefix }) => prefix === undefined)
  )
    return false;
  if (isLinkLocal(router) || isOnLink(route) || hasRouteTo(router, route.holder)) return false;
  if (isOfSubnet(route) && addresses.every(isAlone)) return false;
  return !addresses.some((one) => isInNetworkOf(router, one));
};

const effectOf = (route: DefaultRoute): string =>
  isOfSubnet(route)
    ? 'so older releases make a route that is refused, and newer ones take it to be on the link'
    : 'so the route is refused';

export const networkRouterOutOfReach = valueRule({
  code: 'network-router-out-of-reach',
  severity: 'warning',
  title: 'A default router that is in no network of the device',
  explanation: `
The router of a default route must be in a network of the device itself, as its address and prefix
say: from \`10.0.0.5/24\` the router \`10.0.1.1\` cannot be reached, and Linux refuses the route. Check
the prefix, or say \`on-link: true\` where the cloud really has it so. For the \`gateway\` of a subnet in
version 1 cloud-init says that by itself: for netplan from 23.1 on, for networkd from 24.2 on.

\`\`\`yaml
addresses: [10.0.0.5/24]
routes:
  - to: default
    via: 10.0.0.1
\`\`\`
`,
  regions: networkRegions,
  at: wholeNetwork,
  check: ({ parent }) =>
    defaultRoutesIn(parent)
      .slice(0, mostRoutes)
      .filter(isOutOfReach)
      .map((route) =>
        finding(
          route.via,
          `${code(textOf(route.via) ?? '')} is in no network of this device, ${effectOf(route)}. Check address and prefix.`,
        ),
      ),
});
