import { type HeaderCase, metadataRequest, placeOf } from '../header-case.ts';

export const unknownAddress: HeaderCase = {
  id: 'unknown-address',
  title: 'Address that no port has',
  why: 'The most common 404 in a real cloud: the instance uses an address that Neutron did not give it, and the agent finds no port.',
  how: 'curl --unix-socket on the network node, straight to the agent',
  enterAt: 'metadata-agent',
  request: (setting) => metadataRequest([['X-Forwarded-For', '203.0.113.254'], placeOf(setting)]),
};
