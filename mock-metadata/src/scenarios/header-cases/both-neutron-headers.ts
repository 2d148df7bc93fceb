import {
  addressOf,
  type HeaderCase,
  metadataRequest,
  networkOf,
  routerOf,
  withoutReader,
} from '../header-case.ts';

export const bothNeutronHeaders: HeaderCase = {
  id: 'both-neutron-headers',
  title: 'Network and router id at the agent',
  why: 'No proxy ever sets both, so the agent takes it for a forgery: 400 that names both on epoxy and master, 404 on zed.',
  how: 'curl --unix-socket on the network node, straight to the agent',
  enterAt: 'metadata-agent',
  remark: withoutReader,
  request: (setting) =>
    metadataRequest([
      ['X-Forwarded-For', addressOf(setting)],
      ['X-Neutron-Network-ID', networkOf(setting)],
      ['X-Neutron-Router-ID', routerOf(setting)],
    ]),
};
