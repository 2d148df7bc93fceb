import { fail } from './failure.ts';

/** A Python tuple. */
export interface Tuple {
  readonly kind: 'tuple';
  readonly items: readonly Value[];
}

/** A Python dict; entries by the identity of their keys, in the order they came. */
export interface Dict {
  readonly kind: 'dict';
  readonly entries: Map<string, readonly [key: Value, value: Value]>;
}

/** Something to go through that is no list: a generator, a view of a dict. */
export interface Items {
  readonly kind: 'items';
  /** As Python prints it, which is seldom what was meant. */
  readonly shown: string;
  readonly type: 'generator' | 'view';
  readonly items: readonly Value[];
}

/** A Python range: its items have places. */
export interface Range {
  readonly kind: 'items';
  readonly shown: string;
  readonly type: 'range';
  readonly items: readonly Value[];
  readonly start: number;
  readonly step: number;
}

/** A variable, key or attribute that is not there; cloud-init prints its name after a marker. */
export interface Missing {
  readonly kind: 'missing';
  /** Undefined where nothing is printed for it. */
  readonly name: string | undefined;
  /** What Jinja2 says if more is asked of it than to be printed. */
  readonly reason: string;
  /** Using it is forbidden, not only useless. */
  readonly forbidden: boolean;
}

/** What a function is called with. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

export interface Callable {
  readonly kind: 'callable';
  readonly shown: string;
  readonly call: (given: Arguments) => Value;
}

/** An object with attributes: `loop`, `namespace()`, a macro. */
export interface Space {
  readonly kind: 'space';
  readonly type: 'namespace' | 'LoopContext' | 'Macro' | 'Cycler' | 'Joiner' | 'TemplateReference';
  readonly shown: string;
  readonly members: Map<string, Value>;
  readonly call: ((given: Arguments) => Value) | undefined;
}

/** A value as a template sees it: int is bigint, float is number, a list is an array. */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | Value[]
  | Tuple
  | Dict
  | Items
  | Range
  | Missing
  | Callable
  | Space;

export const tuple = (items: readonly Value[]): Tuple => ({ kind: 'tuple', items });

/** A generator: its items are made when the first is asked for, if ever. */
export const generator = (name: string, make: () => readonly Value[]): Items => {
  let made: readonly Value[] | undefined;
  return {
    kind: 'items',
    type: 'generator',
    shown: `<generator object ${name} at 0x7f0000000000>`,
    get items() {
      made ??= make();
      return made;
    },
  };
};

export const missing = (name: string | undefined, reason: string): Missing => ({
  kind: 'missing',
  name,
  reason,
  forbidden: false,
});

export const callable = (shown: string, call: Callable['call']): Callable => ({
  kind: 'callable',
  shown,
  call,
});

/** The value, or another where there is none: `??` would take None for nothing. */
export const orElse = (value: Value | undefined, otherwise: () => Value): Value =>
  value === undefined ? otherwise() : value;

/** What Python calls the type of a value. */
export const typeName = (value: Value): string => {
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'float';
    case 'string':
      return 'str';
    default:
      break;
  }
  if (value.kind === 'space') return value.type;
  if (value.kind === 'items') return value.type;
  if (value.kind === 'missing') return 'UndefinedJinjaVariable';
  return value.kind === 'callable' ? 'builtin_function_or_method' : value.kind;
};

/** The same for keys that Python takes for one; fails for what cannot be a key. */
export const keyId = (key: Value): string => {
  if (typeof key === 'string') return `s${key}`;
  if (key === null) return 'None';
  if (typeof key === 'boolean') return `n${Number(key)}`;
  if (typeof key === 'bigint' || typeof key === 'number') return `n${key}`;
  if (!Array.isArray(key) && key.kind === 'tuple') return `t${key.items.map(keyId).join()}`;
  if (!Array.isArray(key) && key.kind === 'missing') return 'missing';
  if (!Array.isArray(key) && key.kind === 'items') return `o${key.shown}`;
  return fail('type', `unhashable type: '${typeName(key)}'`);
};

export const dict = (entries: Iterable<readonly [Value, Value]>): Dict => {
  const made: Dict = { kind: 'dict', entries: new Map() };
  for (const [key, value] of entries) put(made, key, value);
  return made;
};

/** Sets a key, which keeps its place if it was there. */
export const put = ({ entries }: Dict, key: Value, value: Value): void => {
  const id = keyId(key);
  entries.set(id, [entries.get(id)?.[0] ?? key, value]);
};

export const isMissing = (value: Value): value is Missing =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && value.kind === 'missing';

export const isDict = (value: Value): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && value.kind === 'dict';

export const isTuple = (value: Value): value is Tuple =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && value.kind === 'tuple';

export const isRange = (value: Value): value is Range =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'range';

/** Fails as Python does where more is asked of a missing variable than to be printed. */
export const useMissing = ({ reason, forbidden }: Missing): never =>
  fail(forbidden ? 'security' : 'undefined', reason);

/** A number out of an int, float or bool; undefined for any other value. */
export const numberOf = (value: Value): bigint | number | undefined => {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? BigInt(value) : undefined;
};

/** What a loop over the value meets; fails for what cannot be gone through. */
export const itemsOf = (value: Value): readonly Value[] => {
  if (typeof value === 'string') return [...value];
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null) {
    if (value.kind === 'tuple' || value.kind === 'items') return value.items;
    if (value.kind === 'dict') return [...value.entries.values()].map(([key]) => key);
    if (value.kind === 'missing') return [];
  }
  return fail('type', `'${typeName(value)}' object is not iterable`);
};

/** How many items a value has; fails for what has no length. */
export const lengthOf = (value: Value): number => {
  const isCounted =
    typeof value === 'string' ||
    Array.isArray(value) ||
    (typeof value === 'object' &&
      value !== null &&
      ['tuple', 'dict', 'missing'].includes(value.kind));
  const isView = !isCounted && typeof value === 'object' && value !== null && 'shown' in value;
  if (isCounted || (isView && value.kind === 'items' && value.type !== 'generator')) {
    return itemsOf(value).length;
  }
  return fail('type', `object of type '${typeName(value)}' has no len()`);
};

/** Whether Python takes the value for true. */
export const isTrue = (value: Value): boolean => {
  if (value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value !== 'object') return Boolean(value);
  switch (value.kind) {
    case 'tuple':
      return value.items.length > 0;
    case 'items':
      return value.type === 'generator' || value.items.length > 0;
    case 'dict':
      return value.entries.size > 0;
    case 'missing':
      return false;
    case 'callable':
    case 'space':
      return true;
  }
};
