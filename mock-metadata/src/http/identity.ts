import type { Chain } from '../chain/chain.ts';
import type { Instance, Lab } from '../lab/model.ts';
import type { Refusal } from './guard.ts';

/** What is known of who asks: the instance whose own listener it is, if any, and the peer's address. */
export interface Asker {
  readonly listenerOf: string | undefined;
  readonly peer: string;
}

interface Known {
  readonly byName: ReadonlyMap<string, Instance>;
  readonly bySource: ReadonlyMap<string | undefined, Instance>;
}

// A lab never changes, and has thousands of instances where it is used to see what thousands do.
const indexes = new WeakMap<Lab, Known>();

const knownIn = (lab: Lab): Known => {
  const known = indexes.get(lab) ?? {
    byName: new Map(lab.instances.map((instance) => [instance.name, instance])),
    bySource: new Map(
      lab.instances
        .filter(({ sourceAddress }) => sourceAddress !== undefined)
        .map((instance) => [instance.sourceAddress, instance]),
    ),
  };
  indexes.set(lab, known);
  return known;
};

export const instanceNamed = (lab: Lab, name: string): Instance | undefined =>
  knownIn(lab).byName.get(name);

/** The instance that asks: by its own listener, else by source address, else the lab's default. */
export const askingInstance = (lab: Lab, { listenerOf, peer }: Asker): Instance | undefined =>
  listenerOf === undefined
    ? (knownIn(lab).bySource.get(peer) ?? lab.defaultInstance)
    : instanceNamed(lab, listenerOf);

// Names beyond these would only hide the advice.
const mostNames = 10;

/** Names one after the other, of many the first and how many there are besides. */
const namesText = (names: readonly string[]): string => {
  const shown = names.slice(0, mostNames).join(', ');
  const more = names.length - mostNames;
  return more > 0 ? `${shown} and ${more} more` : shown;
};

/** Why nobody was found, for somebody who wonders. */
export const nobodyAsks = (lab: Lab, { peer }: Asker): Refusal => {
  const names = namesText(lab.instances.map(({ name }) => name));
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
