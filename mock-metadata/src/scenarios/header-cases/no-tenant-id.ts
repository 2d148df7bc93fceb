import { type HeaderCase, identityOf, lines, novaRequest } from '../header-case.ts';

export const noTenantId: HeaderCase = {
  id: 'no-tenant-id',
  title: 'No X-Tenant-ID',
  why: 'Agents from before OSSA-2013-033 did not send it; Nova has refused them since.',
  how: 'curl on the controller, straight to Nova',
  enterAt: 'nova',
  request: (setting) => {
    const { 'X-Tenant-ID': _, ...rest } = identityOf(setting);
    return novaRequest(lines(rest));
  },
};
