import type { AgentCache } from '../lab/model.ts';
import type { Notes } from '../trace.ts';
import type { Neutron } from './port-lookup.ts';

/** Neutron as an agent asks it that may remember what Neutron said before. */
export interface RememberedNeutron {
  /** Answers from memory where it can, unless `isFresh`; what it asks for is remembered either way. */
  asked(isFresh: boolean, notes?: Notes): Neutron;
}

interface Entry {
  readonly value: unknown;
  readonly untilMs: number;
}

/** Far more than a lab has addresses; then the memory starts again. */
const mostEntries = 10_000;

/**
 * Neutron behind the port cache of the agent of zed, which keeps the answers of Neutron by what was
 * asked; "nothing found" is an answer like any other, silence is not kept. The memory belongs to
 * what is returned. Source: neutron/common/cache_utils.py, recorded answers.
 */
export const rememberedNeutron = (
  neutron: Neutron,
  options: AgentCache | undefined,
  now: () => number,
): RememberedNeutron => {
  const keeps =
    options?.enabled === true &&
    options.backend !== 'dogpile.cache.null' &&
    options.expirationTimeS > 0;
  if (!keeps) return { asked: () => neutron };
  const entries = new Map<string, Entry>();
  const remember = <Value>(key: string, value: Value): Value => {
    if (value === undefined) return value;
    if (entries.size >= mostEntries) entries.clear();
    entries.set(key, { value, untilMs: now() + options.expirationTimeS * 1000 });
    return value;
  };
  const lookedUp = <Value>(
    key: string,
    isFresh: boolean,
    ask: () => Value,
    notes: Notes | undefined,
  ): Value => {
    const entry = isFresh ? undefined : entries.get(key);
    if (entry === undefined || entry.untilMs <= now()) return remember(key, ask());
    notes?.lookup({
      of: 'cache',
      asked: "the agent's own memory of what Neutron said before",
      found: `an answer no older than ${options.expirationTimeS} s, which stands in for the next look-up; Neutron is not asked`,
    });
    return entry.value as Value;
  };
  return {
    asked: (isFresh, notes) => ({
      routerNetworks: (routerId) =>
        lookedUp(`router ${routerId}`, isFresh, () => neutron.routerNetworks(routerId), notes),
      ports: (query, networkIds) =>
        lookedUp(
          JSON.stringify([query, networkIds]),
          isFresh,
          () => neutron.ports(query, networkIds),
          notes,
        ),
    }),
  };
};
