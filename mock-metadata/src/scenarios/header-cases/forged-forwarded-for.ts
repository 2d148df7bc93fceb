import { type HeaderCase, metadataRequest, otherAddress } from '../header-case.ts';

export const forgedForwardedFor: HeaderCase = {
  id: 'forged-x-forwarded-for',
  title: 'Forged X-Forwarded-For',
  why: 'An instance that claims another address only hurts itself: haproxy appends the true one, the agent sees a list and cannot read it. The answer is 502 on epoxy and master, 500 on zed.',
  how: 'curl in the instance',
  enterAt: 'instance',
  request: (setting) => metadataRequest([['X-Forwarded-For', otherAddress(setting)]]),
};
