import type { Fault } from '../../lab/fault.ts';
import { noteEffect } from './fault-notes.ts';
import type { FaultBehaviour } from './faulty-hop.ts';

export const away: FaultBehaviour<Extract<Fault, { kind: 'away' }>> = (fault, at) => {
  noteEffect(fault, 'is away, so nobody listens', at);
  return { kind: 'refused' };
};
