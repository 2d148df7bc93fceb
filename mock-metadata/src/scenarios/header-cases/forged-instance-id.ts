import { instanceIdSignature } from '../../neutron/nova-request.ts';
import { type HeaderCase, madeUpId, metadataRequest, otherInstance } from '../header-case.ts';

export const forgedInstanceId: HeaderCase = {
  id: 'forged-instance-id',
  title: 'Forged X-Instance-ID',
  why: 'An instance that claims to be another one is ignored: the agent takes nothing of it along and says itself who asks.',
  how: 'curl in the instance',
  enterAt: 'instance',
  request: (setting) => {
    const other = otherInstance(setting);
    const uuid = other?.uuid ?? madeUpId;
    return metadataRequest([
      ['X-Instance-ID', uuid],
      ['X-Tenant-ID', other?.projectId ?? madeUpId],
      ['X-Instance-ID-Signature', instanceIdSignature('a guess', uuid)],
    ]);
  },
};
