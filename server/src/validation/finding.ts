import type { YamlNode } from '../documents/yaml/node.ts';
import type { Shape } from '../knowledge/shape.ts';

/** What was asked for in vain, in JSON schema's words, which cloud-init's verdict goes by. */
export type Keyword =
  | 'type'
  | 'enum'
  | 'pattern'
  | 'format'
  | 'maxLength'
  | 'minimum'
  | 'maximum'
  | 'minItems'
  | 'maxItems'
  | 'uniqueItems'
  | 'minProperties'
  | 'required'
  | 'additionalProperties'
  | 'not'
  | 'oneOf'
  | 'anyOf'
  /** A key that is no text under made-up names: cloud-init itself stumbles over it. */
  | 'keyType';

export type Path = readonly (string | number)[];

/** Where in the text: offsets in the block. */
export interface Spot {
  readonly start: number;
  readonly end: number;
}

/** A place in the document tree. */
export interface Place {
  readonly path: Path;
  readonly node: YamlNode;
  /** The value itself, or the alias or merge that brought it here. */
  readonly spot: Spot;
  /** The key whose value this is; undefined in a list and at the top. */
  readonly key: Spot | undefined;
  /** It came through an alias or a merge: what is inside has no place of its own. */
  readonly borrowed: boolean;
  /** What is looked at is one of several forms of the value, not the value as such. */
  readonly isForm: boolean;
}

/** One rule of one shape that a value breaks. */
export interface Failure extends Place {
  readonly keyword: Keyword;
  readonly shape: Shape;
  /** Of `required`: the missing keys. Of `not` and `additionalProperties`: the keys in question. */
  readonly keys: readonly string[];
  /** Where those keys stand, as far as they do. */
  readonly keySpots: readonly Spot[];
  /** Of alternatives none of which fits: what is wrong with each, in their order. */
  readonly branches: readonly (readonly Failure[])[] | undefined;
}

/** A value that fits, but in a form that cloud-init frowns on, or that not every version knows. */
export interface Notice extends Place {
  readonly keyword: 'deprecated' | 'changed' | 'since';
  readonly shape: Shape;
}

/** What a check has found. */
export interface Findings {
  readonly failures: Failure[];
  readonly notices: Notice[];
}

/** Adds all: a spread of very many arguments would overflow the stack. */
export const append = <Value>(into: Value[], values: readonly Value[]): void => {
  for (const value of values) into.push(value);
};

export const noFindings = (): Findings => ({ failures: [], notices: [] });

/** What a check needs along the way. */
export interface Checker {
  /** Adds to `into` what is wrong at the place. */
  check(place: Place, shape: Shape, into: Findings): void;
  /** The place of an entry or item, with aliases followed; undefined if the alias leads nowhere. */
  entered(
    outer: Place,
    part: string | number,
    node: YamlNode,
    key: Spot | undefined,
  ): Place | undefined;
  /** The entries of the map at the place, merges worked in. */
  entries(place: Place): readonly MapItem[];
}

/** A key and its value in a map. */
export interface MapItem {
  /** As Python would write it; what the path says. */
  readonly name: string;
  /** Undefined unless the key is a text. */
  readonly text: string | undefined;
  readonly keySpot: Spot;
  readonly place: Place;
}

/** A failure at a place. */
export const failure = (
  keyword: Keyword,
  place: Place,
  shape: Shape,
  {
    keys = [],
    keySpots = [],
    branches,
  }: Partial<Pick<Failure, 'keys' | 'keySpots' | 'branches'>> = {},
): Failure => ({ ...place, keyword, shape, keys, keySpots, branches });
