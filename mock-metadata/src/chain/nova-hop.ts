import type { Lab } from '../lab/model.ts';
import type { HttpRequest, Outcome } from '../message.ts';
import { outcomeAtFront } from '../nova/front-server.ts';
import type { Nova, NovaResult } from '../nova/metadata-api.ts';
import type { Notes } from '../trace.ts';
import { noteException } from './chain-notes.ts';

/** Nova as its neighbour sees it: the application with its web server in front. */
export type NovaHop = (request: HttpRequest, notes?: Notes) => Outcome | Promise<Outcome>;

export const novaHop = ({ nova: { frontServer } }: Lab, nova: Nova): NovaHop => {
  const fromFront = (result: NovaResult, notes?: Notes): Outcome => {
    if (notes && result.kind === 'exception') noteException(result, frontServer, notes);
    return outcomeAtFront(result, frontServer);
  };
  return (request, notes) => {
    const result = nova.handle(request, notes);
    return result instanceof Promise
      ? result.then((settled) => fromFront(settled, notes))
      : fromFront(result, notes);
  };
};
