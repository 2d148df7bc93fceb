import { type HeaderCase, identityOf, lines, novaRequest } from '../header-case.ts';

export const noInstanceId: HeaderCase = {
  id: 'no-instance-id',
  title: 'No X-Instance-ID',
  why: 'What curl on the controller gets, and a load balancer that drops headers: Nova cannot know who asks, and says so before it looks at anything else.',
  how: 'curl on the controller, straight to Nova',
  enterAt: 'nova',
  request: (setting) => {
    const { 'X-Instance-ID': _, ...rest } = identityOf(setting);
    return novaRequest(lines(rest));
  },
};
