import { type HeaderCase, identityOf, lines, novaRequest } from '../header-case.ts';

export const noSignature: HeaderCase = {
  id: 'no-signature',
  title: 'No X-Instance-ID-Signature',
  why: 'Without a signature anybody who can reach port 8775 could claim to be any instance.',
  how: 'curl on the controller, straight to Nova',
  enterAt: 'nova',
  request: (setting) => {
    const { 'X-Instance-ID-Signature': _, ...rest } = identityOf(setting);
    return novaRequest(lines(rest));
  },
};
