import type { Lab } from '../lab/model.ts';
import type { HttpRequest } from '../message.ts';
import type { HopName } from '../trace.ts';
import { instanceHop, missingHop } from './instance-hop.ts';
import type { Station } from './passage.ts';
import type { RunningHops } from './running-hops.ts';
import { hopsOf } from './topologies.ts';
import type { ChainHop } from './walk.ts';
import type { Reach } from './way.ts';

/** Where a request enters a chain, and what it looks like there. */
export interface Entry {
  /** From the hop on where it enters. */
  readonly stations: readonly Station[];
  readonly request: HttpRequest;
}

interface Surroundings {
  readonly lab: Lab;
  readonly running: RunningHops;
  readonly way: Reach;
}

/**
 * Where a request put to `hop` enters. What an instance without a way cannot meet, it does not get
 * to: then it enters at the instance, whose notes say why.
 */
export const entryFor = (
  { lab, running, way }: Surroundings,
  request: HttpRequest,
  hop: HopName,
): Entry => {
  if (!hopsOf(lab).includes(hop)) return { stations: [atInstance(missingHop(hop, lab))], request };
  const behind = running.stations(way.kind === 'reachable' ? way : undefined);
  const place = behind.findIndex(({ name }) => name === hop);
  const entered = behind[place];
  return entered === undefined
    ? { stations: [atInstance(instanceHop(way, lab)), ...behind], request }
    : { stations: behind.slice(place), request: seenBy(entered, request, way) };
};

const atInstance = (hop: ChainHop): Station => ({
  name: 'instance',
  hop,
  timeoutMs: undefined,
  readsWholeAnswers: false,
  peer: 'none',
});

const seenBy = ({ peer }: Station, request: HttpRequest, way: Reach): HttpRequest => {
  if (peer === 'as-given') return request;
  const address = way.kind === 'reachable' ? way.address : '';
  return { ...request, peer: peer === 'none' ? '' : address };
};
