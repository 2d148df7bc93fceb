import { bound } from './arguments.ts';
import { fail } from './failure.ts';
import { dictMethods } from './methods/dict-methods.ts';
import { listMethods, tupleMethods } from './methods/list-methods.ts';
import { textMethods } from './methods/text-methods.ts';
import { type Arguments, callable, isDict, isTuple, typeName, type Value } from './value.ts';

/** Methods that Python has and nobody needs in user-data. */
const others: Readonly<Record<string, readonly string[]>> = {
  str: ['encode', 'format_map', 'isidentifier', 'isprintable', 'maketrans', 'translate'],
  dict: ['fromkeys'],
  int: [
    'as_integer_ratio',
    'bit_count',
    'bit_length',
    'conjugate',
    'denominator',
    'from_bytes',
    'imag',
    'numerator',
    'real',
    'to_bytes',
  ],
  float: ['as_integer_ratio', 'conjugate', 'fromhex', 'hex', 'imag', 'is_integer', 'real'],
};

type Methods<Of> = Readonly<Record<string, (value: Of, given: Arguments) => Value>>;

const from = <Of extends Value>(
  methods: Methods<Of>,
  value: Of,
  name: string,
): Value | undefined => {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method === undefined) return undefined;
  const shown = `<built-in method ${name} of ${typeName(value)} object at 0x7f0000000000>`;
  return callable(shown, (given) => {
    // One that does not look at its arguments takes none.
    if (method.length < 2) bound(name, given, []);
    return method(value, given);
  });
};

const known = (value: Value, name: string): Value | undefined => {
  if (typeof value === 'string') return from(textMethods, value, name);
  if (Array.isArray(value)) return from(listMethods, value, name);
  if (isDict(value)) return from(dictMethods, value, name);
  return isTuple(value) ? from(tupleMethods, value, name) : undefined;
};

/** The method of a value; undefined if Python has none of that name. */
export const methodOf = (value: Value, name: string): Value | undefined => {
  const method = known(value, name);
  if (method !== undefined || !others[typeName(value)]?.includes(name)) return method;
  return fail('unsupported', `The method ${name} cannot be used here.`);
};
