import { addressOf, type HeaderCase, metadataRequest } from '../header-case.ts';

export const neitherNeutronHeader: HeaderCase = {
  id: 'neither-neutron-header',
  title: 'Neither network nor router id at the agent',
  why: 'What happens when something other than Neutron’s proxy speaks to the agent’s socket: the agent raises an exception (connection closed on epoxy and master, 500 on zed).',
  how: 'curl --unix-socket on the network node, straight to the agent',
  enterAt: 'metadata-agent',
  remark: ({ topology }) =>
    topology === 'ovn'
      ? 'The agent of OVN takes a missing X-OVN-Network-ID for a network without ports: 404 instead of an exception.'
      : undefined,
  request: (setting) => metadataRequest([['X-Forwarded-For', addressOf(setting)]]),
};
