import { derived } from './derived.ts';
import { didYouMeanOneOf } from './nearest.ts';
import { type Claim, claimsFor, type Reading } from './reading.ts';
import type { Path } from './source-text.ts';
import { isUuid } from './texts.ts';

/** Ids behind the names of a section that instances and ports refer to. */
export interface NameTable {
  /**
   * The id behind a name; a UUID stands for itself, in a lab that is not checked any other text too. undefined, and
   * reported, for a name nobody knows.
   */
  idOf(name: string, at: Path): string | undefined;
  /** Adds a name that always exists, unless the file has it. */
  ensure(name: string): void;
  /** Names and ids met so far, those of the file first. */
  all(): ReadonlyMap<string, string>;
}

/**
 * Ids of a section's entries: given, or made from the name. Where the file has no such section, any
 * name will do.
 */
export const nameTable = (
  section: 'images' | 'security_groups',
  kind: string,
  entries: Readonly<Record<string, { readonly id?: string | undefined } | null>> | null | undefined,
  reading: Reading,
): NameTable => {
  const ids = new Map<string, string>();
  const claim: Claim = claimsFor(reading, 'duplicate-id', 'The id');
  for (const name of entries ? reading.names(section) : []) {
    const id = entries?.[name]?.id;
    if (id !== undefined) claim(id, [section, name, 'id']);
    ids.set(name, id ?? derived(kind, name).uuid);
  }
  const idOf = (name: string, at: Path): string | undefined => {
    const isId = isUuid(name) || !reading.isChecked;
    const known = ids.get(name) ?? (isId ? name : undefined);
    if (known !== undefined) return known;
    if (entries && !reading.isUnsure(section)) {
      const message = `There is no ${kind} called "${name}" under ${section}.${didYouMeanOneOf(name, [...ids.keys()])}`;
      reading.report('unknown-reference', at, message);
      return undefined;
    }
    const id = derived(kind, name).uuid;
    ids.set(name, id);
    return id;
  };
  const ensure = (name: string) => {
    if (!ids.has(name)) ids.set(name, derived(kind, name).uuid);
  };
  return { idOf, ensure, all: () => ids };
};

/** Reports a name that a section does not have, `known` being those it has. */
export const reportUnknown = (
  reading: Reading,
  section: 'networks' | 'instances' | 'routers',
  known: Iterable<string>,
  name: string,
  at: Path,
): void => {
  if (reading.isUnsure(section)) return;
  const kinds = { networks: 'network', instances: 'instance', routers: 'router' } as const;
  const kind = kinds[section];
  const guess = didYouMeanOneOf(name, [...known]);
  reading.report(`unknown-${kind}`, at, `There is no ${kind} called "${name}".${guess}`);
};
