import type { Chain } from '../chain/chain.ts';
import type { Instance, Lab } from '../lab/model.ts';
import type { Refusal } from './guard.ts';

/** What is known of who asks: the instance whose own listener it is, if any, and the peer's address. */
export interface Asker {
  readonly listenerOf: string | undefined;
  readonly peer: string;
}

/** The instance that asks: by its own listener, else by source address, else the lab's default. */
export const askingInstance = (lab: Lab, { listenerOf, peer }: Asker): Instance | undefined => {
  if (listenerOf !== undefined) return lab.instances.find(({ name }) => name === listenerOf);
  const bySource = lab.instances.find(({ sourceAddress }) => sourceAddress === peer);
  return bySource ?? lab.defaultInstance;
};

/** Why nobody was found, for somebody who wonders. */
export const nobodyAsks = (lab: Lab, { peer }: Asker): Refusal => {
  const names = lab.instances.map(({ name }) => name).join(', ');
  const text =
    names === ''
      ? `The lab “${lab.name}” has no instances. Add one to its file.`
      : `No instance of the lab “${lab.name}” asks from ${peer}, and none is its default. It has: ${names}. ` +
        'Give one this source address or a listener of its own, or make one the default.';
  return { status: 404, reason: 'Not Found', text };
};

/** Why instances of a lab cannot reach the service at all, each reason once; empty when all can. */
export const waylessReasons = ({ lab, reach }: Pick<Chain, 'lab' | 'reach'>): readonly string[] => {
  const reasons = lab.instances.flatMap((instance) => {
    const way = reach(instance);
    if (way.kind === 'reachable') return [];
    const { reason, remedy = '' } = way.decision;
    return [`${reason} ${remedy}`.trim()];
  });
  return [...new Set(reasons)];
};
