/** A JSON object whose members can be anything. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON object, or undefined where the value is something else. */
export const objectOf = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;

/** A JSON list; what is none counts as empty. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The objects in a JSON list; whatever else is in it is passed over. */
export const objectsIn = (value: unknown): readonly JsonObject[] =>
  listOf(value)
    .map(objectOf)
    .filter((each) => each !== undefined);

/** A text, or undefined where the value is something else. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** An object without the members that are undefined. */
export const withoutUndefined = (entries: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
