import type { SteadyFault } from '../../lab/fault.ts';
import type { HttpAnswer } from '../../message.ts';
import { hopWords } from '../hop-words.ts';
import type { FaultyHop } from './faulty-hop.ts';

/** Every decision about a fault begins so. */
const faultRule = (kind: SteadyFault['kind']): string => `fault-${kind}`;

/** Writes down that a fault is set at a hop, before it has any effect. */
export const noteFault = (what: string, { name, notes }: FaultyHop): void =>
  notes?.decide({
    kind: 'forward',
    rule: 'fault-set',
    reason: `Simulated: a fault was set at ${hopWords[name]}, which ${what}.`,
  });

/**
 * The same for a fault that changes an answer: where the answer is a refusal in any case, it stays
 * the hop's own.
 */
export const noteChange = (
  fault: Pick<SteadyFault, 'kind'>,
  what: string,
  { status }: Pick<HttpAnswer, 'status'>,
  at: FaultyHop,
): void => {
  if (status < 400) noteEffect(fault, what, at);
};

/** Writes down what a fault did to this request; `what` goes on after the name of the hop. */
export const noteEffect = (
  { kind }: Pick<SteadyFault, 'kind'>,
  what: string,
  { name, notes }: FaultyHop,
): void =>
  notes?.decide({
    kind: 'fail',
    rule: faultRule(kind),
    reason: `Simulated: a fault was set at ${hopWords[name]}, which ${what}.`,
    remedy: `Remove the fault of ${hopWords[name]}: it was set in the lab file (faults), by a scenario or by hand.`,
  });
