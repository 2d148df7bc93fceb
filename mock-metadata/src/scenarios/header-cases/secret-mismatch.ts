import { type HeaderCase, metadataRequest } from '../header-case.ts';

export const secretMismatch: HeaderCase = {
  id: 'secret-mismatch',
  title: 'Different secrets in agent and Nova',
  why: 'metadata_proxy_shared_secret was changed on one side only, or an agent was not restarted: every instance behind that agent gets 403, although its own request is fine.',
  how: 'curl in the instance, behind an agent with another metadata_proxy_shared_secret',
  enterAt: 'instance',
  remark: ({ topology }) =>
    topology === 'direct'
      ? 'In the topology direct nobody signs, so that the secret plays no part.'
      : undefined,
  neutron: { metadataProxySharedSecret: 'the secret of before the rotation' },
  request: () => metadataRequest([]),
};
