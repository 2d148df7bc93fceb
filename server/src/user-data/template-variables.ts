import { type Dict, dict, isDict, put, type Value } from './jinja/value.ts';

/** JSON as a template sees it: whole numbers are ints. */
const valueOfJson = (json: unknown): Value => {
  if (typeof json === 'number') return Number.isInteger(json) ? BigInt(json) : json;
  if (typeof json === 'string' || typeof json === 'boolean') return json;
  if (Array.isArray(json)) return json.map(valueOfJson);
  if (typeof json !== 'object' || json === null) return null;
  return dict(Object.entries(json).map(([key, one]) => [key, valueOfJson(one)]));
};

/** What Jinja2 takes for an operator cannot be part of a name in a template. */
const operators = /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/g;

const aliasOf = (key: string): string | undefined => {
  const alias = key.replace(operators, '_');
  return alias === key ? undefined : alias;
};

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What is no base64 stays as it is: for users other than root, cloud-init blacks secrets out after encoding. */
const decodedText = (value: Value): Value => {
  if (typeof value !== 'string' || !base64.test(value)) return value;
  const bytes = Uint8Array.from(atob(value), (one) => one.charCodeAt(0));
  return new TextDecoder().decode(bytes);
};

const copied = (value: Value): Value => {
  if (Array.isArray(value)) return value.map(copied);
  return isDict(value)
    ? dict([...value.entries.values()].map(([key, one]) => [key, copied(one)]))
    : value;
};

type DecodedPaths = ReadonlySet<string>;

const addEntry = (into: Dict, key: string, value: Value): void => {
  put(into, key, value);
  if (isDict(value) && /^v\d+$/.test(key)) {
    for (const [inner, one] of value.entries.values()) put(into, inner, copied(one));
  }
  const alias = aliasOf(key);
  if (alias !== undefined) put(into, alias, copied(value));
};

const byName = ([one]: readonly [Value, Value], [other]: readonly [Value, Value]): number =>
  String(one) < String(other) ? -1 : 1;

const converted = (data: Dict, prefix: string, decoded: DecodedPaths): Dict => {
  const result = dict([]);
  for (const [name, raw] of [...data.entries.values()].toSorted(byName)) {
    const key = String(name);
    const path = prefix + key;
    const value = decoded.has(path) ? decodedText(raw) : raw;
    addEntry(result, key, isDict(value) ? converted(value, `${path}/`, decoded) : value);
  }
  return result;
};

const textsIn = (value: Value | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/**
 * The variables that cloud-init gives a template, from the data of its instance-data.json: names with operators also
 * with underscores, and what is in `v1` at the top as well. Undefined if the data is no object.
 */
export const templateVariables = (
  instanceData: unknown,
): ReadonlyMap<string, Value> | undefined => {
  const data = valueOfJson(instanceData);
  if (!isDict(data)) return undefined;
  const paths = textsIn(data.entries.get('sbase64-encoded-keys')?.[1]);
  const decoded = new Set(paths.map((path) => path.replaceAll('-', '_')));
  const variables = converted(data, '', decoded);
  return new Map([...variables.entries.values()].map(([key, value]) => [String(key), value]));
};
