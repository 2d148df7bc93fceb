import type { Topology } from '../../lab/model.ts';
import { type HeaderCase, metadataRequest, otherAddress } from '../header-case.ts';

const elsewhere: Partial<Record<Topology, string>> = {
  provider:
    'Behind a load balancer it is worse: its own line comes second, and Nova looks for the address in the first, so that an instance can pass for another of the same provider.',
  host: 'The host proxy knows the instance by its true address and passes this header on: Nova uses it only where an instance has no IPv4 address of its own (local-ipv4).',
  direct:
    'Without a proxy the header reaches Nova as it is. Nova goes by the true address, unless use_forwarded_for (to Nova 28) or enable_proxy_headers_parsing is on: then the instance passes for another (OSSN-0074).',
};

export const forgedForwardedFor: HeaderCase = {
  id: 'forged-x-forwarded-for',
  title: 'Forged X-Forwarded-For',
  why: 'An instance that claims another address only hurts itself: haproxy appends the true one, the agent sees a list and cannot read it. The answer is 502 on epoxy and master, 500 on zed.',
  how: 'curl in the instance',
  enterAt: 'instance',
  remark: ({ topology }) => elsewhere[topology],
  request: (setting) => metadataRequest([['X-Forwarded-For', otherAddress(setting)]]),
};
