/** One step into JSON: a key, a position, or everything at that level. */
export type JsonStep = string | number | typeof everything;

const everything = Symbol('[*]');

const steps =
  /\.([\p{L}_][\p{L}\p{M}\p{N}_-]*)|\[(\d{1,9})\]|\[(\*)\]|\['([^']*)'\]|\["([^"]*)"\]/guy;

/**
 * Reads `$`, `$.meta.role`, `$.links[0].id`, `$['odd key']` or `$.links[*].id`; undefined for anything else. A small,
 * safe part of JSONPath: no filters, no scripts, no recursive descent.
 */
export const parsedJsonPath = (text: string): readonly JsonStep[] | undefined => {
  if (!text.startsWith('$')) return undefined;
  const parsed: JsonStep[] = [];
  steps.lastIndex = 1;
  while (steps.lastIndex < text.length) {
    const found = steps.exec(text);
    if (found === null) return undefined;
    const [, name, position, star, single, double] = found;
    if (position !== undefined) parsed.push(Number(position));
    else if (star !== undefined) parsed.push(everything);
    else parsed.push(name ?? single ?? double ?? '');
  }
  return parsed;
};

/** What a path finds: one value, none (`isThere` false), or, with `[*]` in it, the list of all it finds. */
export interface Found {
  readonly isThere: boolean;
  readonly value: unknown;
}

/** Follows a path into parsed JSON. */
export const found = (json: unknown, path: readonly JsonStep[]): Found => {
  const values = path.reduce<readonly unknown[]>(
    (level, step) => level.flatMap((value) => below(value, step)),
    [json],
  );
  if (path.includes(everything)) return { isThere: values.length > 0, value: values };
  return { isThere: values.length > 0, value: values[0] };
};

const below = (value: unknown, step: JsonStep): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (step === everything) return Object.values(value);
  if (typeof step === 'number') return Array.isArray(value) && step in value ? [value[step]] : [];
  return !Array.isArray(value) && Object.hasOwn(value, step)
    ? [(value as Readonly<Record<string, unknown>>)[step]]
    : [];
};
