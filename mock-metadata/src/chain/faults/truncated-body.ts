import type { Fault } from '../../lab/fault.ts';
import { answered } from '../../message.ts';
import { noteChange, noteFault } from './fault-notes.ts';
import type { FaultBehaviour } from './faulty-hop.ts';

/** The headers still promise the whole body. */
export const truncatedBody: FaultBehaviour<Extract<Fault, { kind: 'truncated-body' }>> = async (
  fault,
  at,
) => {
  const what = `hangs up after ${fault.bytes} bytes of a body`;
  noteFault(what, at);
  const outcome = await at.work();
  if (outcome.kind !== 'answer' || outcome.answer.body.length <= fault.bytes) return outcome;
  noteChange(fault, `${what}; this one has ${outcome.answer.body.length}`, outcome.answer, at);
  return answered({ ...outcome.answer, body: outcome.answer.body.subarray(0, fault.bytes) });
};
