import type { HopName } from '../trace.ts';

/** What a hop is called in a sentence. */
export const hopWords: Readonly<Record<HopName, string>> = {
  instance: 'the instance',
  'namespace-proxy': 'the namespace proxy (haproxy)',
  'host-proxy': 'the host proxy (haproxy)',
  'load-balancer': 'the load balancer',
  'metadata-agent': 'the metadata agent',
  nova: 'Nova',
};

/** The same at the beginning of a sentence, or as a heading. */
export const hopTitle = (hop: HopName): string => {
  const words = hopWords[hop].replace(/^the /, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
