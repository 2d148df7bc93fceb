/**
 * What cloud-init's own JSON schema says about a key, as plain lines such as `users.* type list`, so that a test
 * can set them against the lines of known-facts.ts. Only tests need it.
 */
/** A node of the official schema. */
export interface SchemaNode {
  readonly [keyword: string]: unknown;
}

type Lines = readonly string[];

const json = (value: unknown): string => JSON.stringify(value);
const line = (path: string, ...words: readonly unknown[]): string => [path, ...words].join(' ');
const sorted = (values: readonly string[]): string => [...values].sort().join(',');

const kindNames: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'list',
  object: 'map',
  boolean: 'flag',
  null: 'nothing',
  integer: 'integer',
  number: 'number',
};

const nodes = (value: unknown): readonly SchemaNode[] =>
  Array.isArray(value) ? value.filter((one): one is SchemaNode => typeof one === 'object') : [];

const entries = (value: unknown): readonly (readonly [string, SchemaNode])[] =>
  Object.entries((value ?? {}) as Readonly<Record<string, SchemaNode>>);

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [];

const onlyRequired = (node: SchemaNode): boolean => Object.keys(node).join() === 'required';

const typesOf = (node: SchemaNode): readonly string[] => {
  if (Array.isArray(node['type'])) return texts(node['type']);
  if (typeof node['type'] === 'string') return [node['type']];
  // Branches of a oneOf under `type: object` leave the type to it.
  const maplike = ['properties', 'patternProperties', 'required'].some((word) => word in node);
  return maplike ? ['object'] : [];
};

const officialMap = (node: SchemaNode, path: string): Lines => {
  const additional = node['additionalProperties'];
  const named = entries(node['patternProperties']);
  const conditions = ['oneOf', 'anyOf'].flatMap((word) =>
    nodes(node[word])
      .filter(onlyRequired)
      .map((one) => line(path, word, 'keys', sorted(texts(one['required'])))),
  );
  const apart = nodes(node['allOf']).flatMap((one) =>
    'not' in one ? [line(path, 'not', sorted(texts((one['not'] as SchemaNode)['required'])))] : [],
  );
  return [
    line(path, additional === false ? 'closed' : 'open'),
    ...('minProperties' in node ? [line(path, 'minKeys', node['minProperties'])] : []),
    ...texts(node['required']).map((key) => line(`${path}.${key}`, 'required')),
    ...entries(node['properties']).flatMap(([key, one]) => officialFacts(one, `${path}.${key}`)),
    ...named.flatMap(([pattern, one]) => officialFacts(one, `${path}.<${pattern}>`)),
    ...(typeof additional === 'object'
      ? officialFacts(additional as SchemaNode, `${path}.<>`)
      : []),
    ...conditions,
    ...apart,
  ];
};

const officialList = (node: SchemaNode, path: string): Lines => [
  ...['minItems', 'maxItems'].flatMap((word) =>
    word in node ? [line(path, word, node[word])] : [],
  ),
  ...(node['uniqueItems'] === true ? [line(path, 'unique')] : []),
  ...(typeof node['items'] === 'object' && node['items'] !== null
    ? officialFacts(node['items'] as SchemaNode, `${path}.*`)
    : []),
];

const officialAbout = (node: SchemaNode, path: string): Lines =>
  ['deprecated', 'changed'].flatMap((word) =>
    node[word] === true ? [line(path, word, node[`${word}_version`])] : [],
  );

const officialFacts = (node: SchemaNode, path: string): Lines => {
  const types = typesOf(node);
  const branches = ['oneOf', 'anyOf'].flatMap((word) =>
    nodes(node[word])
      .filter((one) => !onlyRequired(one))
      .flatMap((one, index) => officialFacts(one, `${path}|${word}${index}`)),
  );
  return [
    ...officialAbout(node, path),
    ...types.map((type) => line(path, 'type', kindNames[type])),
    ...texts(node['enum']).map((_, index) =>
      line(path, 'value', json((node['enum'] as readonly unknown[])[index])),
    ),
    ...['pattern', 'format'].flatMap((word) =>
      word in node ? [line(path, word, node[word])] : [],
    ),
    ...('minimum' in node ? [line(path, 'min', node['minimum'])] : []),
    ...(types.includes('object') ? officialMap(node, path) : []),
    ...(types.includes('array') ? officialList(node, path) : []),
    ...branches,
    ...nodes(node['allOf']).flatMap((one) => ('not' in one ? [] : officialFacts(one, path))),
  ];
};

const resolved = (value: unknown, $defs: SchemaNode): unknown => {
  if (Array.isArray(value)) return value.map((one) => resolved(one, $defs));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...rest } = value as SchemaNode;
  const target = typeof $ref === 'string' ? $defs[$ref.replace('#/$defs/', '')] : {};
  const whole = Object.entries({ ...(target as SchemaNode), ...rest });
  return Object.fromEntries(whole.map(([word, one]) => [word, resolved(one, $defs)]));
};

/** The lines for a top-level key, as the definition `home` has it, else one of those for cloud-init itself. */
export const officialFactsOfKey = (schema: SchemaNode, home: string, key: string): Lines => {
  const $defs = schema['$defs'] as Readonly<Record<string, SchemaNode>>;
  const definitions = [home, 'base_config', 'output_config', 'reporting_config']
    .map((name) => ($defs[name]?.['properties'] as SchemaNode | undefined)?.[key])
    .filter((one) => one !== undefined);
  return officialFacts(resolved(definitions[0] ?? {}, $defs) as SchemaNode, key);
};
