import type { Leaf } from '../../../documents/context/leaves.ts';

/** A name that a document, or the system, knows. */
export interface Name {
  readonly value: string;
  /** Markdown; '' if there is nothing to say. */
  readonly summary: string;
}

/** Names of one kind: where they are set, and where they are due. One file each, with its line in `../name-offers.ts`. */
export interface NameSource {
  /** Top-level keys, those under `network` included, that set such names. */
  readonly blocks: readonly string[];
  /** Where one is the value, as `groups.<>.*`: `<>` is a key that the author makes up, `*` an item. */
  readonly values: readonly string[];
  /** Where several are the value, with commas between them. */
  readonly separated?: readonly string[];
  /** Maps whose keys they are. */
  readonly keys?: readonly string[];
  /** They are parts of something with a `name` of the same kind, which is no part of itself. */
  readonly areParts?: boolean;
  /** The same may well be there already, as in another field of a mount. */
  readonly mayRepeat?: boolean;
  /** The names, best first. `leaves` are those of the blocks; `begun` is what is being typed, and may be among them. */
  names(leaves: readonly Leaf[], begun: string): readonly Name[];
}

const fits = (place: string): ((leaf: Leaf) => boolean) => {
  if (!place.includes('<>')) return ({ path }) => path === place;
  const pattern = place
    .split('.')
    .map((part) => (part === '<>' ? '[^.*]+' : part.replace('*', '\\*')));
  const whole = new RegExp(`^${pattern.join('\\.')}$`);
  return ({ path }) => whole.test(path);
};

/** The scalars at a path in which items are `*`, and keys that the author makes up `<>`. */
export const scalarsAt = (leaves: readonly Leaf[], path: string): readonly string[] =>
  leaves.filter(fits(path)).flatMap(({ value }) => (value === undefined ? [] : [value]));

const isChild = (leaf: Leaf, path: string): boolean =>
  leaf.path.length === path.length + 1 + leaf.key.length && leaf.path.startsWith(`${path}.`);

/** The keys of the map at a path. */
export const keysAt = (leaves: readonly Leaf[], path: string): readonly string[] =>
  leaves.filter((leaf) => leaf.value === undefined && isChild(leaf, path)).map(({ key }) => key);

/** Names that all mean the same kind of thing, each once. */
export const named = (values: readonly string[], summary: string): readonly Name[] =>
  [...new Set(values)].map((value) => ({ value, summary }));

/** The names in a text with commas between them. */
export const separated = (text: string): readonly string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
