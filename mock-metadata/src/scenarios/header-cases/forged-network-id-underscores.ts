import { type HeaderCase, madeUpId, metadataRequest, withoutReader } from '../header-case.ts';

export const forgedNetworkIdUnderscores: HeaderCase = {
  id: 'forged-network-id-underscores',
  title: 'Forged X_Neutron_Network_ID (underscores)',
  why: 'haproxy deletes the header with dashes only, but the agent knows no difference. It then sees a network next to the router and answers 400 (zed: 404), so the forgery only hurts the one who sends it.',
  how: 'curl in the instance',
  enterAt: 'instance',
  remark: (lab) =>
    lab.topology === 'dhcp'
      ? 'Behind the proxy of a network the agent sees two network ids, joined, and finds no such network: 404.'
      : withoutReader(lab),
  request: () => metadataRequest([['X_Neutron_Network_ID', madeUpId]]),
};
