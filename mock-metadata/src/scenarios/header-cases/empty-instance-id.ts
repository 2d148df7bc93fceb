import { type HeaderCase, identityOf, lines, novaRequest } from '../header-case.ts';

export const emptyInstanceId: HeaderCase = {
  id: 'empty-instance-id',
  title: 'Empty X-Instance-ID',
  why: 'Empty is not missing: Nova compares the signature of the empty text, so the answer is 403 where a missing header gives 400.',
  how: 'curl on the controller, straight to Nova',
  enterAt: 'nova',
  request: (setting) => novaRequest(lines({ ...identityOf(setting), 'X-Instance-ID': '' })),
};
