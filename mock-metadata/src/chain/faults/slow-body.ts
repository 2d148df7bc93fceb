import type { Fault } from '../../lab/fault.ts';
import { answered } from '../../message.ts';
import { noteEffect, noteFault } from './fault-notes.ts';
import type { FaultBehaviour } from './faulty-hop.ts';

/** Who reads whole answers waits for the last byte; everybody else passes the bytes on as they come. */
export const slowBody: FaultBehaviour<Extract<Fault, { kind: 'slow-body' }>> = async (
  fault,
  at,
) => {
  const { bytesPerSecond } = fault;
  const what = `sends its bodies at ${bytesPerSecond} bytes a second`;
  noteFault(what, at);
  const outcome = await at.work();
  if (outcome.kind !== 'answer' || outcome.answer.body.length === 0) return outcome;
  if (!at.isReadWhole) return answered({ ...outcome.answer, bytesPerSecond });
  const neededMs = (outcome.answer.body.length / bytesPerSecond) * 1000;
  if (await at.pause(neededMs)) return outcome;
  noteEffect(fault, `${what}, and this one of ${outcome.answer.body.length} takes too long`, at);
  return { kind: 'timeout' };
};
