import { expect, test } from 'vitest';
import { labSchema } from './read-lab.ts';

interface SchemaNode {
  readonly description?: string;
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly anyOf?: readonly SchemaNode[];
  readonly items?: SchemaNode;
  readonly additionalProperties?: SchemaNode | boolean;
}

interface Option {
  readonly path: string;
  readonly key: string;
  readonly node: SchemaNode;
  readonly isRequired: boolean;
}

const isNode = (value: unknown): value is SchemaNode => typeof value === 'object' && value !== null;

const optionsIn = (node: SchemaNode, path: string): readonly Option[] => [
  ...Object.entries(node.properties ?? {}).flatMap(([key, value]) => [
    {
      path: `${path}.${key}`,
      key,
      node: value,
      isRequired: node.required?.includes(key) ?? false,
    },
    ...optionsIn(value, `${path}.${key}`),
  ]),
  ...[node.items, node.additionalProperties, ...(node.anyOf ?? [])]
    .filter(isNode)
    .flatMap((inner) => optionsIn(inner, path)),
];

const all = optionsIn(labSchema() as SchemaNode, 'lab');

const pathsOf = (options: readonly Option[]) => options.map(({ path }) => path);

const labOptions = all.filter(({ path }) => /^lab\.(?:nova|neutron)\./.test(path));

test('every option of a lab is described', () => {
  expect(all.length).toBeGreaterThan(150);
  expect(pathsOf(all.filter(({ node }) => (node.description ?? '').length < 5))).toEqual([]);
});

test('every option that can be left out has a default, or says what happens then', () => {
  const silent = all.filter(
    ({ node, isRequired }) =>
      !isRequired && node.default === undefined && !node.description?.includes('Default: '),
  );
  expect(pathsOf(silent)).toEqual([]);
});

test("options of Nova and Neutron have upstream's names, and say them", () => {
  const ours = ['front_server', 'api', 'ports', 'subnets', 'security_groups', '*'];
  const unnamed = labOptions.filter(
    ({ key, node }) => !ours.includes(key) && !node.description?.includes(key),
  );
  expect(pathsOf(unnamed)).toEqual([]);
  expect(labOptions.find(({ key }) => key === 'dhcp_domain')?.node).toEqual({
    type: 'string',
    default: 'novalocal',
    description:
      '[api] dhcp_domain: put behind host names, as in web-1.novalocal. Empty: nothing is.',
  });
});

test('unknown keys are refused wherever Nova does not keep notes of its own', () => {
  const open: string[] = [];
  const visit = (node: SchemaNode, path: string): void => {
    if (node.properties && node.additionalProperties !== false) open.push(path);
    for (const [key, value] of Object.entries(node.properties ?? {}))
      visit(value, `${path}.${key}`);
    for (const inner of [node.items, node.additionalProperties, ...(node.anyOf ?? [])]) {
      if (isNode(inner)) visit(inner, path);
    }
  };
  visit(labSchema() as SchemaNode, 'lab');
  const network = 'lab.instances.network_info.network';
  expect(open).toEqual([`${network}.subnets.meta`, `${network}.meta`]);
});

test('words that an option knows are offered', () => {
  const node = all.find(({ path }) => path === 'lab.instances.block_devices.source_type')?.node;
  expect(node).toMatchObject({ type: 'string', enum: ['image', 'volume', 'snapshot', 'blank'] });
});
