import type { Instance, Lab } from '../lab/model.ts';
import type { Trace } from '../trace.ts';

/**
 * A trace with what no single hop can see: that an instance got the metadata of another. Who asks
 * Nova itself names an instance as they like, and is not remarked on.
 */
export const withRemarks = (trace: Trace, asking: Instance, lab: Lab): Trace => {
  const servedId = servedInstance(trace);
  const isStraightToNova = trace.hops[0]?.hop === 'nova';
  if (servedId === undefined || servedId === asking.uuid || isStraightToNova) return trace;
  const served = lab.instances.find(({ uuid }) => uuid === servedId);
  const remark = `Instance ${asking.name} asked, and what it got is the metadata of ${served?.name ?? servedId}.`;
  return { ...trace, remarks: [remark, ...(trace.remarks ?? [])] };
};

const servedInstance = ({ hops, outcome }: Trace): string | undefined =>
  outcome.kind === 'answer' && outcome.answer.status === 200
    ? hops.findLast(({ hop }) => hop === 'nova')?.decisions.at(-1)?.instanceId
    : undefined;
