import type { Fault } from '../../lab/fault.ts';
import { answered } from '../../message.ts';
import { noteEffect } from './fault-notes.ts';
import type { FaultBehaviour } from './faulty-hop.ts';
import { reasonPhrase } from './reason-phrase.ts';

export const status: FaultBehaviour<Extract<Fault, { kind: 'status' }>> = (fault, at) => {
  const title = `${fault.status} ${reasonPhrase(fault.status)}`.trim();
  noteEffect(fault, `answers ${title} by itself and asks nobody`, at);
  const text = fault.body ?? `<html><body><h1>${title}</h1>\nSimulated.\n</body></html>\n`;
  const body = new TextEncoder().encode(text);
  return answered({
    status: fault.status,
    reason: reasonPhrase(fault.status),
    headers: [
      ['Content-Type', fault.contentType ?? 'text/html'],
      ['Content-Length', String(body.length)],
    ],
    body: at.request.method === 'HEAD' ? new Uint8Array(0) : body,
  });
};
