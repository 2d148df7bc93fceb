/** A value as YAML gives it to cloud-init. Maps and lists are never constants of the knowledge. */
export type Scalar = string | number | boolean | null;

/** What a person who meets a default wants to read: a value, or a list of values. */
export type DefaultValue = Scalar | readonly DefaultValue[];

/** A key or form that still works but should not be written any more. */
export interface Deprecated {
  /** cloud-init's version, such as `22.3`. */
  readonly since: string;
  /** The key to write instead, a sibling (`lock_passwd`) or a path from the top (`ca_certs.trusted`). */
  readonly use?: string;
  /** What to do instead where no single key says it. A whole sentence. */
  readonly note?: string;
  /** The value that means the same, as YAML. */
  readonly value?: string;
}

/** A form that cloud-init began to frown on: reported like a deprecation, but the key itself stays. */
export interface Changed {
  readonly since: string;
  /** A whole sentence. */
  readonly note: string;
  /** The value that means the same, as YAML. */
  readonly value?: string;
}

/** What every shape can say about itself. */
export interface About {
  /** One to three sentences of markdown for who writes user-data. Empty where the surrounding key says it all. */
  readonly summary: string;
  /** The key must be there. Means nothing outside a map. */
  readonly required?: boolean;
  readonly default?: DefaultValue;
  /** What happens without the key, where no plain value says it: `as many as there are processors`. */
  readonly defaultNote?: string;
  readonly deprecated?: Deprecated;
  readonly changed?: Changed;
  /** Offered like what is deprecated, though no schema says so; a rule has the reason. */
  readonly isOld?: boolean;
  /** The first version that knows it. */
  readonly since?: string;
  /** YAML texts of the value alone, as one would write it after the key. */
  readonly examples?: readonly string[];
}

/** Formats by name. cloud-init itself only enforces `date`; the others inform hover and rules. */
export type Format = 'date' | 'email' | 'hostname' | 'ip' | 'path' | 'uri';

/** A value worth offering, or one of the only values taken, with what it means ('' if it says so itself). */
export interface Choice<Value extends Scalar = Scalar> {
  readonly value: Value;
  readonly summary: string;
}

export interface TextShape extends About {
  readonly kind: 'text';
  /** Searched for, not anchored, as Python's `re.search` does. */
  readonly pattern?: string;
  readonly format?: Format;
  readonly maxLength?: number;
  /** Values worth offering; any other text is as good. */
  readonly suggest: readonly Choice<string>[];
  /** Usually many lines: a snippet opens it with `|`. */
  readonly multiline?: boolean;
}

export interface NumberShape extends About {
  /** `integer` is strict: 1.0 is none. */
  readonly kind: 'integer' | 'number';
  readonly min?: number;
  readonly max?: number;
}

export interface FlagShape extends About {
  readonly kind: 'flag';
}

/** Only null, written as nothing at all, `null` or `~`. */
export interface NothingShape extends About {
  readonly kind: 'nothing';
}

export interface AnythingShape extends About {
  readonly kind: 'anything';
}

export interface ChoiceShape extends About {
  readonly kind: 'choice';
  readonly values: readonly Choice[];
  /** cloud-init compares the value alone and does not ask for its type first (an enum without type). */
  readonly untyped: boolean;
}

export interface ListShape extends About {
  readonly kind: 'list';
  readonly items: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly unique: boolean;
  /** What each place means, where items are told by position, as the six fields of a mount. */
  readonly columns: readonly string[];
}

/** Keys whose names the author makes up. */
export interface NamedKeys {
  /** What the name stands for, shown as `<label>`. */
  readonly label: string;
  /** The names that count (searched for, not anchored); any name if left out. */
  readonly pattern?: string;
  readonly value: Shape;
  /** Names worth offering; any other is as good. */
  readonly suggest?: readonly string[];
}

export interface MapShape extends About {
  readonly kind: 'map';
  readonly keys: Readonly<Record<string, Shape>>;
  readonly named?: NamedKeys;
  /** Keys beyond `keys` and `named` are taken without a look at their value. */
  readonly open: boolean;
  /** Keys worth offering and explaining among those that are taken without a look; never checked. */
  readonly offered?: Readonly<Record<string, Shape>>;
  /** The same for what stands under any other key. */
  readonly offeredByName?: Shape;
  readonly minKeys?: number;
  /** Of these sets of keys exactly one must be there in full. */
  readonly exactlyOneOf: readonly (readonly string[])[];
  /** Of these sets of keys at least one must be there in full. */
  readonly atLeastOneOf: readonly (readonly string[])[];
  /** Pairs of keys that must not stand side by side. */
  readonly notTogether: readonly (readonly [string, string])[];
  /** The official schema asks this of the items where a list stands in place of the map. */
  readonly strayItems?: Shape;
  /** The keys a person nearly always writes; a snippet opens them besides the required ones. */
  readonly typical: readonly string[];
}

/**
 * How alternatives are told apart.
 * `type`: by the type of the value alone, each type once (JSON schema's list of types).
 * `one`: exactly one must fit (oneOf). `any`: at least one must fit (anyOf).
 */
export type Telling = 'type' | 'one' | 'any';

export interface AlternativesShape extends About {
  readonly kind: 'alternatives';
  readonly telling: Telling;
  readonly shapes: readonly Shape[];
  /** The first is the usual one, which a snippet opens whatever the others are. */
  readonly isInOrder?: boolean;
  /** The key whose value names the alternative (`type` in network-config version 1). */
  readonly discriminator?: string;
}

/** What one value in a document may look like. */
export type Shape =
  | TextShape
  | NumberShape
  | FlagShape
  | NothingShape
  | AnythingShape
  | ChoiceShape
  | ListShape
  | MapShape
  | AlternativesShape;

/** The boot stage in whose list of modules a module stands in cloud-init's own cloud.cfg. */
export type Stage = 'init' | 'config' | 'final';

/** `instance`: once for a new instance id. `always`: at every boot. `once`: once on this disk. */
export type Frequency = 'instance' | 'always' | 'once';

/** When and where a module runs. */
export interface Runs {
  /** Undefined where the default cloud.cfg does not list it: it runs if the image or the user lists it. */
  readonly stage: Stage | undefined;
  readonly frequency: Frequency;
  readonly distros: 'all' | readonly string[];
}

/** One module of cloud-init with the top-level keys it is the home of, or the keys cloud-init itself reads. */
export interface KnownModule {
  /** As upstream names it: `cc_write_files`; `core` for keys that no module reads. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Undefined for keys that no module reads. */
  readonly runs: Runs | undefined;
  readonly keys: Readonly<Record<string, Shape>>;
  /** Keys it reads too, but which another module is the home of. */
  readonly alsoReads: readonly string[];
  /** Whole, valid documents, header included. */
  readonly examples: readonly string[];
}
