import type { Lab } from '../lab/model.ts';
import type { HttpRequest } from '../message.ts';
import { returned, type Step } from '../neutron/hop.ts';
import { outcomeAtFront, seenByFront } from '../nova/front-server.ts';
import type { Nova, NovaResult } from '../nova/metadata-api.ts';
import type { Notes } from '../trace.ts';
import { noteException, noteJoinedHeaders } from './chain-notes.ts';
import type { ChainHop } from './walk.ts';

/**
 * Nova as its neighbour sees it: the application with its web server in front. `lab` gives the one
 * that counts now; `now` is in milliseconds since the epoch, for a server that dates its answers.
 */
export const novaHop = (lab: () => Lab, nova: Nova, now: () => number): ChainHop => {
  const fromFront = (result: NovaResult, request: HttpRequest, notes?: Notes): Step => {
    const options = lab().nova;
    if (notes && result.kind === 'exception') noteException(result, options.frontServer, notes);
    return returned(outcomeAtFront(result, options, request, now));
  };
  const step = (
    result: NovaResult | Promise<NovaResult>,
    request: HttpRequest,
    notes?: Notes,
  ): Step | Promise<Step> =>
    result instanceof Promise
      ? result.then((settled) => fromFront(settled, request, notes))
      : fromFront(result, request, notes);
  const again = (request: HttpRequest) => {
    const seen = seenByFront(request, lab());
    const ask = nova.again?.(seen) ?? (() => nova.handle(seen));
    return () => step(ask(), request);
  };
  const hop = (request: HttpRequest, notes?: Notes) => {
    if (notes) noteJoinedHeaders(request, lab().nova.frontServer, notes);
    return step(nova.handle(seenByFront(request, lab()), notes), request, notes);
  };
  return Object.assign(hop, { again });
};
