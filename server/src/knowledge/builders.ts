import type {
  About,
  AlternativesShape,
  AnythingShape,
  Choice,
  ChoiceShape,
  DefaultValue,
  Deprecated,
  FlagShape,
  Frequency,
  KnownModule,
  ListShape,
  MapShape,
  NamedKeys,
  NothingShape,
  NumberShape,
  Scalar,
  Shape,
  Stage,
  TextShape,
} from './shape.ts';

/** What may be said of any key, beside its summary. */
type Common<Value extends DefaultValue = DefaultValue> = Omit<About, 'summary' | 'default'> & {
  readonly default?: Value;
};

/** `value`, or `[value, what it means]`. */
type Suggestion<Value extends Scalar> = Value | readonly [Value, string];

type Keys<Key extends string> = readonly (Key | readonly Key[])[];

interface TextOptions extends Common<string | null>, Pick<TextShape, 'format' | 'maxLength'> {
  readonly pattern?: string;
  readonly multiline?: boolean;
  readonly suggest?: readonly Suggestion<string>[];
}

interface NumberOptions extends Common<number> {
  readonly min?: number;
  readonly max?: number;
}

interface ChoiceOptions extends Common<Scalar> {
  readonly untyped?: boolean;
}

interface ListOptions extends Common {
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly unique?: boolean;
  readonly columns?: readonly string[];
}

interface MapOptions<Key extends string> extends Common {
  readonly named?: NamedKeys;
  readonly open?: boolean;
  readonly offered?: Readonly<Record<string, Shape>>;
  readonly offeredByName?: Shape;
  readonly strayItems?: Shape;
  readonly minKeys?: number;
  readonly exactlyOneOf?: Keys<Key>;
  readonly atLeastOneOf?: Keys<Key>;
  readonly notTogether?: readonly (readonly [Key, Key])[];
  readonly typical?: readonly Key[];
}

interface MapOfOptions extends Common, Omit<NamedKeys, 'value'> {
  readonly open?: boolean;
  readonly offered?: Readonly<Record<string, Shape>>;
  readonly minKeys?: number;
}

const choiceOf = <Value extends Scalar>(one: Suggestion<Value>): Choice<Value> =>
  isPair(one) ? { value: one[0], summary: one[1] } : { value: one, summary: '' };

const isPair = <Value extends Scalar>(
  one: Suggestion<Value>,
): one is readonly [Value, string] & Suggestion<Value> => Array.isArray(one);

const sets = (keys: Keys<string> = []): readonly (readonly string[])[] =>
  keys.map((one) => (typeof one === 'string' ? [one] : one));

/** Any text. */
export const text = (summary = '', { suggest = [], ...options }: TextOptions = {}): TextShape => ({
  kind: 'text',
  summary,
  ...options,
  suggest: suggest.map((one) => choiceOf<string>(one)),
});

/** A whole number. */
export const integer = (summary = '', options: NumberOptions = {}): NumberShape => ({
  kind: 'integer',
  summary,
  ...options,
});

/** A number, whole or not. */
export const number = (summary = '', options: NumberOptions = {}): NumberShape => ({
  kind: 'number',
  summary,
  ...options,
});

/** true or false. */
export const flag = (summary = '', options: Common<boolean | null> = {}): FlagShape => ({
  kind: 'flag',
  summary,
  ...options,
});

/** Only null. */
export const nothing = (summary = '', options: Common<null> = {}): NothingShape => ({
  kind: 'nothing',
  summary,
  ...options,
});

/** Any value at all. */
export const anything = (summary = '', options: Common = {}): AnythingShape => ({
  kind: 'anything',
  summary,
  ...options,
});

/**
 * One of these values. Written `['a', 'b']`, or with what each means `{ a: '…', b: '…' }`;
 * values that are no text as `[true, ['noblock', '…']]`.
 */
export const choice = (
  values: readonly Suggestion<Scalar>[] | Readonly<Record<string, string>>,
  summary = '',
  { untyped = false, ...options }: ChoiceOptions = {},
): ChoiceShape => ({
  kind: 'choice',
  summary,
  ...options,
  untyped,
  values: isList(values)
    ? values.map((one) => choiceOf<Scalar>(one))
    : Object.entries(values).map(([value, meaning]) => ({ value, summary: meaning })),
});

const isList = (
  values: readonly Suggestion<Scalar>[] | Readonly<Record<string, string>>,
): values is readonly Suggestion<Scalar>[] => Array.isArray(values);

/** A list, each item of the same shape. */
export const list = (
  items: Shape,
  summary = '',
  { unique = false, columns = [], ...options }: ListOptions = {},
): ListShape => ({ kind: 'list', summary, ...options, items, unique, columns });

/** A map of known keys; any other key is a mistake unless `named` or `open` says otherwise. */
export const map = <const Key extends string>(
  keys: Readonly<Record<Key, Shape>>,
  summary = '',
  options: MapOptions<NoInfer<Key>> = {},
): MapShape => {
  const {
    exactlyOneOf,
    atLeastOneOf,
    notTogether = [],
    typical = [],
    open = false,
    ...rest
  } = options;
  return {
    kind: 'map',
    summary,
    ...rest,
    keys,
    open,
    exactlyOneOf: sets(exactlyOneOf),
    atLeastOneOf: sets(atLeastOneOf),
    notTogether,
    typical,
  };
};

/** A map whose keys are names the author makes up, each with a value of the same shape. */
export const mapOf = (value: Shape, summary: string, options: MapOfOptions): MapShape => {
  const { label, pattern, suggest, ...rest } = options;
  return map({}, summary, {
    ...rest,
    named: {
      label,
      value,
      ...(pattern === undefined ? {} : { pattern }),
      ...(suggest === undefined ? {} : { suggest }),
    },
  });
};

const alternatives =
  (telling: AlternativesShape['telling']) =>
  (
    shapes: readonly Shape[],
    summary = '',
    options: Common & { readonly discriminator?: string } = {},
  ): AlternativesShape => ({ kind: 'alternatives', telling, summary, ...options, shapes });

/** One of several types, each type once: the schema's `type: [string, array]`. */
export const either = alternatives('type');

/** Exactly one of these must fit: the schema's oneOf. */
export const oneOf = alternatives('one');

/** At least one of these must fit: the schema's anyOf. */
export const anyOf = alternatives('any');

/** The same shape under a name that is no longer to be used; it may be known for longer than the new one. */
export const renamed = (shape: Shape, deprecated: Deprecated): Shape => {
  const { since: _ofTheNewName, ...rest } = shape;
  return { ...rest, summary: '', required: false, deprecated };
};

interface ModuleFacts<Key extends string> {
  readonly id: `cc_${string}`;
  readonly title: string;
  /** What the module does, in markdown, for who writes user-data. */
  readonly summary: string;
  readonly stage?: Stage;
  readonly frequency: Frequency;
  readonly distros: 'all' | readonly string[];
  readonly keys: Readonly<Record<Key, Shape>>;
  readonly alsoReads?: readonly string[];
  readonly examples: readonly string[];
}

/** One module of cloud-init. */
export const cloudConfigModule = <const Key extends string>(
  facts: ModuleFacts<Key>,
): KnownModule => {
  const { stage, frequency, distros, alsoReads = [], ...rest } = facts;
  return { ...rest, alsoReads, runs: { stage, frequency, distros } };
};

/** Top-level keys that cloud-init itself reads, outside of any module. */
export const coreKeys = (
  facts: Pick<KnownModule, 'title' | 'summary' | 'keys' | 'examples'>,
): KnownModule => ({ ...facts, id: 'core', alsoReads: [], runs: undefined });
