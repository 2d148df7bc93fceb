import { answered, type Outcome } from '../message.ts';
import type { NovaResult } from './world.ts';

/**
 * What a result of Nova's application looks like from outside its server. uwsgi closes the
 * connection without a byte when an exception escapes, eventlet answers 500 with an empty body.
 * Source: recorded answers of both servers.
 */
export const outcomeAtFront = (result: NovaResult, frontServer: 'uwsgi' | 'eventlet'): Outcome => {
  if (result.kind === 'answer') return result;
  if (frontServer === 'uwsgi') return { kind: 'closed' };
  return answered({
    status: 500,
    reason: 'Internal Server Error',
    headers: [
      ['Content-Type', 'text/plain'],
      ['Content-Length', '0'],
    ],
    body: new Uint8Array(0),
  });
};
