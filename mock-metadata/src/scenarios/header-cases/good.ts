import { type HeaderCase, metadataRequest } from '../header-case.ts';

export const good: HeaderCase = {
  id: 'good',
  title: 'Good request',
  why: 'What every instance does at boot: it sends no identity at all, and each hop adds its part.',
  how: 'curl in the instance',
  enterAt: 'instance',
  request: () => metadataRequest([]),
};
