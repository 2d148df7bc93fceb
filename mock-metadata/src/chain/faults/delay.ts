import type { Fault } from '../../lab/fault.ts';
import { secondsText } from '../duration-text.ts';
import { noteEffect, noteFault } from './fault-notes.ts';
import type { FaultBehaviour } from './faulty-hop.ts';

/** The hop does its work at once, as a slow service does in the end: what it stores is stored. */
export const delay: FaultBehaviour<Extract<Fault, { kind: 'delay' }>> = async (fault, at) => {
  const what = `holds its answers back for ${secondsText(fault.delayMs)}`;
  noteFault(what, at);
  const outcome = await at.work();
  if (await at.pause(fault.delayMs)) return outcome;
  noteEffect(fault, `${what}, longer than those in front of it wait`, at);
  return { kind: 'timeout' };
};
