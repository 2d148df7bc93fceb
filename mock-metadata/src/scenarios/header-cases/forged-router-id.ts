import { type HeaderCase, madeUpId, metadataRequest, withoutReader } from '../header-case.ts';

export const forgedRouterId: HeaderCase = {
  id: 'forged-router-id',
  title: 'Forged X-Neutron-Router-ID',
  why: 'The other half of LP 1865036: the proxy of a router overwrites what the instance says about routers, that of a network deletes it.',
  how: 'curl in the instance',
  enterAt: 'instance',
  remark: withoutReader,
  request: () => metadataRequest([['X-Neutron-Router-ID', madeUpId]]),
};
