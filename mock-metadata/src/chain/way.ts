import type { Port } from '../lab/model.ts';
import type { NamespaceProxySettings } from '../neutron/namespace-proxy.ts';
import type { Decision } from '../trace.ts';

/** How an instance gets to the metadata service, and from which address. */
export interface Way {
  readonly kind: 'reachable';
  /** Source address of its requests. */
  readonly address: string;
  readonly port: Port;
  /** The namespace proxy it meets, in topologies that have one. */
  readonly proxy?: Pick<NamespaceProxySettings, 'mode' | 'id'>;
  /** The provider in whose name a load balancer asks, in the topology of that name. */
  readonly providerId?: string;
}

/** The way of an instance, or why it has none. */
export type Reach = Way | { readonly kind: 'unreachable'; readonly decision: Decision };

/** From where an instance asks, if not as it would by itself. */
export interface AskingFrom {
  /** Over which protocol; absent = IPv4 if it has an address for that. */
  readonly family?: 4 | 6;
  /** This source address, whether Neutron knows it or not. */
  readonly address?: string;
}

/** A reach that leads nowhere; the rule is kebab-case. */
export const unreachable = (rule: string, reason: string, remedy: string): Reach => ({
  kind: 'unreachable',
  decision: { kind: 'fail', rule, reason, remedy, upstreamLog: guestLog },
});

/** No program of the cloud ever hears of such a request. */
const guestLog =
  'nowhere in OpenStack; /var/log/cloud-init.log in the instance has lines that begin with "Calling \'http://169.254.169.254/" and say failed';
