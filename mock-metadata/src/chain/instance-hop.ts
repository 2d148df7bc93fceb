import type { Lab } from '../lab/model.ts';
import { returned } from '../neutron/hop.ts';
import type { HopName } from '../trace.ts';
import { noteMissingHop, noteWay } from './chain-notes.ts';
import type { ChainHop } from './walk.ts';
import type { Reach } from './way.ts';

/** The instance itself: it sends from the address that its way begins with, or cannot send at all. */
export const instanceHop =
  (way: Reach, lab: Lab): ChainHop =>
  (request, notes) => {
    if (notes) noteWay(way, lab, notes);
    return way.kind === 'unreachable'
      ? returned({ kind: 'refused' })
      : { kind: 'forward', request: { ...request, peer: way.address }, up: returned };
  };

/** Stands where somebody asks a hop that the topology does not have. */
export const missingHop =
  (hop: HopName, lab: Lab): ChainHop =>
  (_, notes) => {
    if (notes) noteMissingHop(hop, lab, notes);
    return returned({ kind: 'refused' });
  };
