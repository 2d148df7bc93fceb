import { type HeaderCase, identityOf, lines, madeUpId, novaRequest } from '../header-case.ts';

export const wrongTenant: HeaderCase = {
  id: 'wrong-tenant',
  title: 'Wrong tenant',
  why: 'A port of another project may carry the id of an instance that is not its own; without this check its owner reads that instance’s metadata (OSSA-2013-033, CVE-2013-6419). The answer is 404, as for an instance that does not exist.',
  how: 'curl on the controller, straight to Nova',
  enterAt: 'nova',
  request: (setting) => {
    const { lab, instance } = setting;
    const other = lab.instances.find(({ projectId }) => projectId !== instance.projectId);
    const tenant = other?.projectId ?? madeUpId.replaceAll('-', '');
    return novaRequest(lines({ ...identityOf(setting), 'X-Tenant-ID': tenant }));
  },
};
