import { fail } from '../failure.ts';
import { formatted } from '../format.ts';
import { repr, textOf } from '../show.ts';
import { type Arguments, isDict, orElse, type Value } from '../value.ts';

const field =
  /\{\{|\}\}|\{([^{}!:.[]*)((?:\.[^{}!:.[]+|\[[^\]]*\])*)(?:!([rsa]))?(?::([^{}]*))?\}|[{}]/g;

const insideOf = (value: Value, path: string): Value =>
  [...path.matchAll(/\.([^.[]+)|\[([^\]]*)\]/g)].reduce<Value>((one, [, attribute, key = '']) => {
    if (attribute !== undefined)
      return fail('security', 'attributes in format strings are not read');
    const place = /^\d+$/.test(key) ? one : undefined;
    if (Array.isArray(place)) {
      return orElse(place[Number(key)], () => fail('runtime', 'index out of range'));
    }
    const entry = isDict(one) ? one.entries.get(`s${key}`)?.[1] : undefined;
    return orElse(entry, () => fail('runtime', `KeyError: '${key}'`));
  }, value);

/** Python's str.format(). */
export const filledText = (text: string, { positional, named }: Arguments): string => {
  let next = 0;
  const argument = (name: string): Value => {
    const isPlace = name === '' || /^\d+$/.test(name);
    if (!isPlace) return orElse(named.get(name), () => fail('runtime', `KeyError: '${name}'`));
    const at = name === '' ? next++ : Number(name);
    return orElse(positional[at], () => fail('runtime', 'index out of range'));
  };
  return text.replace(
    field,
    (whole, name: string | undefined, path = '', kind?: string, form = '') => {
      if (whole === '{{' || whole === '}}') return whole.slice(1);
      if (name === undefined)
        return fail('runtime', `Single '${whole}' encountered in format string`);
      const value = insideOf(argument(name), path);
      if (kind === undefined) return formatted(value, form);
      return formatted(kind === 's' ? textOf(value) : repr(value), form);
    },
  );
};
