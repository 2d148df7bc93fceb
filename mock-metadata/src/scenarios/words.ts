import type { HopName } from '../trace.ts';

/** The hops as scenario and lab files name them. */
export const hopWords = {
  instance: 'instance',
  proxy: 'namespace-proxy',
  host_proxy: 'host-proxy',
  load_balancer: 'load-balancer',
  agent: 'metadata-agent',
  nova: 'nova',
} as const satisfies Record<string, HopName>;

export type HopWord = keyof typeof hopWords;

export const hopWordList = Object.keys(hopWords) as readonly HopWord[];

const wordsByHop = new Map<HopName, HopWord>(hopWordList.map((word) => [hopWords[word], word]));

/** A hop's word in scenario files. */
export const wordOfHop = (hop: HopName): HopWord => wordsByHop.get(hop) ?? 'instance';
