import type { Fault } from '../../lab/fault.ts';
import { noteEffect } from './fault-notes.ts';
import type { FaultBehaviour } from './faulty-hop.ts';

export const closed: FaultBehaviour<Extract<Fault, { kind: 'closed' }>> = (fault, at) => {
  noteEffect(fault, 'closes connections without a byte', at);
  return { kind: 'closed' };
};
