import type { HopName } from '../trace.ts';
import type { Fault } from './fault.ts';
import type { LabFile } from './lab-file.ts';
import type { Topology } from './model.ts';
import type { Reading } from './reading.ts';

type FaultSection = NonNullable<LabFile['faults']>;
type HopWord = keyof FaultSection;

/** The hops that can misbehave, by their words in lab files. */
export const faultyHops = {
  proxy: 'namespace-proxy',
  host_proxy: 'host-proxy',
  load_balancer: 'load-balancer',
  agent: 'metadata-agent',
  nova: 'nova',
} as const satisfies Record<HopWord, HopName>;

const throughAgent: readonly HopWord[] = ['proxy', 'agent', 'nova'];

/** Whom each topology has; a test in chain/ compares it with the hops that there are. */
export const hopWordsOf: Readonly<Record<Topology, readonly HopWord[]>> = {
  router: throughAgent,
  dhcp: throughAgent,
  ovn: throughAgent,
  provider: ['load_balancer', 'nova'],
  direct: ['nova'],
  host: ['host_proxy', 'nova'],
};

/** The hops that misbehave from the start; one that the topology does not have is reported. */
export const resolvedFaults = (
  reading: Reading,
  { faults, topology }: LabFile,
): ReadonlyMap<HopName, Fault> => {
  const found = new Map<HopName, Fault>();
  const known = hopWordsOf[topology];
  for (const [word, fault] of Object.entries(faults ?? {}) as [HopWord, Fault | null][]) {
    if (fault === null || fault === undefined) continue;
    found.set(faultyHops[word], fault);
    if (known.includes(word)) continue;
    const message = `In the topology ${topology} there is no ${word}, so it cannot fail. There are: ${known.join(', ')}.`;
    reading.report('wrong-value', ['faults', word], message, 'key');
  }
  return found;
};
