import type { Fault } from '../../lab/fault.ts';
import { answered, type Header, headerValue } from '../../message.ts';
import { noteChange, noteFault } from './fault-notes.ts';
import type { FaultBehaviour } from './faulty-hop.ts';

/** The header keeps its place; an answer that has none gets it at the end. */
export const contentType: FaultBehaviour<Extract<Fault, { kind: 'content-type' }>> = async (
  fault,
  at,
) => {
  const { contentType: wanted } = fault;
  const what =
    wanted === undefined
      ? 'leaves Content-Type out of its answers'
      : `calls its answers ${JSON.stringify(wanted)}`;
  noteFault(what, at);
  const outcome = await at.work();
  if (outcome.kind !== 'answer') return outcome;
  const { headers } = outcome.answer;
  const before = headerValue(headers, 'Content-Type');
  if (before === wanted) return outcome;
  noteChange(fault, `${what}; this one was ${before ?? 'without a type'}`, outcome.answer, at);
  return answered({ ...outcome.answer, headers: labelled(headers, wanted) });
};

const labelled = (headers: readonly Header[], type: string | undefined): readonly Header[] => {
  const isType = ([name]: Header) => name.toLowerCase() === 'content-type';
  if (type === undefined) return headers.filter((header) => !isType(header));
  if (!headers.some(isType)) return [...headers, ['Content-Type', type]];
  return headers.map((header) => (isType(header) ? [header[0], type] : header));
};
