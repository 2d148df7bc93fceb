import { type HeaderCase, madeUpId, metadataRequest, withoutReader } from '../header-case.ts';

export const forgedNetworkId: HeaderCase = {
  id: 'forged-network-id',
  title: 'Forged X-Neutron-Network-ID',
  why: 'Before LP 1865036 was fixed, an instance could have its address looked up on a network of its choice. Now the proxy of a router deletes this header, that of a network overwrites it.',
  how: 'curl in the instance',
  enterAt: 'instance',
  remark: withoutReader,
  request: () => metadataRequest([['X-Neutron-Network-ID', madeUpId]]),
};
