import type { Release } from '../lab/model.ts';
import { headerValue } from '../message.ts';
import type { Hop } from './hop.ts';
import { instanceIdSignature } from './nova-request.ts';
import { type AddedLine, proxyToNova } from './proxy-to-nova.ts';

export interface LoadBalancerSettings {
  readonly release: Release;
  /** The id under which Neutron knows it (advanced_service_providers of a subnet). */
  readonly providerId: string;
  /** The secret that it shares with Nova; '' = it does not sign. */
  readonly sharedSecret: string;
}

/**
 * A load balancer at the edge of a network, as the NSX-v plug-in sets one up: it asks Nova in the
 * name of a provider, and Nova finds the instance by that and X-Forwarded-For. All its lines are
 * added, so what an instance sends under the same names stays in front of them.
 * Source: vmware_nsx/plugins/nsx_v/md_proxy.py; the edge is haproxy.
 */
export const loadBalancer = ({ release, providerId, sharedSecret }: LoadBalancerSettings): Hop => {
  const identity = identityLines(providerId, sharedSecret);
  return proxyToNova({
    release,
    words: 'the load balancer',
    log: `the log of the edge ${providerId}`,
    waitsS: 60,
    treat: ({ headers, peer }) => ({
      kind: 'pass',
      lines: [...identity, forwardedFor(peer)],
      reason: whyPassed(providerId, peer, headerValue(headers, 'x-forwarded-for')),
    }),
  });
};

const whyPassed = (providerId: string, peer: string, forged: string | undefined): string => {
  const asked = `The load balancer asks Nova in the name of provider ${providerId}, for the address ${peer}.`;
  return forged === undefined
    ? asked
    : `${asked} But the instance sent an X-Forwarded-For of its own (${forged}), which stands first: Nova takes that for the address of who asks, so that an instance can read the metadata of another.`;
};

const identityLines = (providerId: string, sharedSecret: string): readonly AddedLine[] => {
  const provider: AddedLine = {
    name: 'x-metadata-provider',
    value: providerId,
    isSet: false,
    why: 'The load balancer says who it is, so that Nova looks on the networks it serves.',
  };
  if (sharedSecret === '') return [provider];
  const signature: AddedLine = {
    name: 'x-metadata-provider-signature',
    value: instanceIdSignature(sharedSecret, providerId),
    isSet: false,
    why: 'It signs its own id (HMAC-SHA256) with the secret that it shares with Nova.',
  };
  return [provider, signature];
};

const forwardedFor = (peer: string): AddedLine => ({
  name: 'x-forwarded-for',
  value: peer,
  isSet: false,
  why: 'The load balancer names the address it was asked from; Nova takes the text before the first comma.',
});
