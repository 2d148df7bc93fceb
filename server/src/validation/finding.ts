import type { YamlNode } from '../documents/yaml/node.ts';
import type { Shape } from '../knowledge/shape.ts';
import type { keyKindOf } from './value.ts';

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

/** A key that is no text stands as the number or flag it is; None leaves no trace. */
export type PathPart = string | number | boolean;

export type Path = readonly PathPart[];

/**
 * Why cloud-init's own check ends in a traceback. `key-type`: a key that is no text, where keys are matched by a
 * pattern. `mixed-keys`: unknown keys of different types side by side. `binary`: `!!binary` where a pattern is asked for.
 * `mixed-paths`: mistakes below keys of different types of one map.
 */
export type CrashReason = 'key-type' | 'mixed-keys' | 'binary' | 'mixed-paths';

/** A place that cloud-init's own check cannot go on from. */
export interface Crash {
  readonly reason: CrashReason;
  readonly spot: Spot;
}

/** Where in the text: offsets in the block. */
export interface Spot {
  readonly start: number;
  readonly end: number;
}

/** A place in the document tree. */
export interface Place {
  /** The place of the map or list it stands in; undefined at the top. */
  readonly outer: Place | undefined;
  /** Its key or index there; undefined at the top, and for the key None. */
  readonly part: PathPart | undefined;
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

/** A place that something is said about. */
export interface Found extends Omit<Place, 'outer' | 'part'> {
  readonly path: Path;
}

/** One rule of one shape that a value breaks. */
export interface Failure extends Found {
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
export interface Notice extends Found {
  readonly keyword: 'deprecated' | 'changed' | 'since';
  readonly shape: Shape;
}

/** What a check has found. */
export interface Findings {
  readonly failures: Failure[];
  readonly notices: Notice[];
  readonly crashes: Crash[];
}

/** Adds all: a spread of very many arguments would overflow the stack. */
export const append = <Value>(into: Value[], values: readonly Value[]): void => {
  for (const value of values) into.push(value);
};

/** Of a list or map in which so much is wrong the rest is not looked at: nobody is shown half of it. */
const mostFailures = 1_000;

/** Whether enough is known to be wrong. */
export const isFull = ({ failures }: Findings): boolean => failures.length > mostFailures;

export const noFindings = (): Findings => ({
  failures: [],
  notices: [],
  crashes: [],
});

/** What a check needs along the way. */
export interface Checker {
  /** Adds to `into` what is wrong at the place. */
  check(place: Place, shape: Shape, into: Findings): void;
  /** The place of an entry or item, with aliases followed; undefined if the alias leads nowhere. */
  entered(
    outer: Place,
    part: PathPart | undefined,
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
  /** Python sorts keys of one kind only. */
  readonly keyKind: ReturnType<typeof keyKindOf>;
  readonly keySpot: Spot;
  readonly place: Place;
}

const pathOf = (place: Place): Path => {
  const path: PathPart[] = [];
  for (let each: Place | undefined = place; each; each = each.outer) {
    if (each.part !== undefined) path.push(each.part);
  }
  return path.reverse();
};

/** A notice at a place. */
export const notice = (keyword: Notice['keyword'], place: Place, shape: Shape): Notice => ({
  path: pathOf(place),
  node: place.node,
  spot: place.spot,
  key: place.key,
  borrowed: place.borrowed,
  isForm: place.isForm,
  keyword,
  shape,
});

/** What a failure says beside its place. */
type Details = Partial<Pick<Failure, 'keys' | 'keySpots' | 'branches'>>;

const noKeys: readonly string[] = [];
const noSpots: readonly Spot[] = [];

/** A failure at a place. Written out in full, because very many are made. */
export const failure = (
  keyword: Keyword,
  place: Place,
  shape: Shape,
  details?: Details,
): Failure => ({
  path: pathOf(place),
  node: place.node,
  spot: place.spot,
  key: place.key,
  borrowed: place.borrowed,
  isForm: place.isForm,
  keyword,
  shape,
  keys: details?.keys ?? noKeys,
  keySpots: details?.keySpots ?? noSpots,
  branches: details?.branches,
});
