import type { Fault } from '../../lab/fault.ts';
import { noteEffect } from './fault-notes.ts';
import type { FaultBehaviour } from './faulty-hop.ts';

export const reset: FaultBehaviour<Extract<Fault, { kind: 'reset' }>> = (fault, at) => {
  noteEffect(fault, 'tears connections down without a byte', at);
  return { kind: 'reset' };
};
