import { instanceIdSignature } from '../../neutron/nova-request.ts';
import { type HeaderCase, identityOf, lines, novaRequest } from '../header-case.ts';

export const badSignature: HeaderCase = {
  id: 'bad-signature',
  title: 'Bad signature',
  why: 'A signature made with another secret. Nova compares in constant time since OSSA-2014-024, so it cannot be guessed byte by byte.',
  how: 'curl on the controller, straight to Nova',
  enterAt: 'nova',
  request: (setting) => {
    const identity = identityOf(setting);
    const forged = instanceIdSignature('not the shared secret', setting.instance.uuid);
    return novaRequest(lines({ ...identity, 'X-Instance-ID-Signature': forged }));
  },
};
