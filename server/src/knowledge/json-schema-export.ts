import { cloudConfig, moduleOf, networkConfig } from './index.ts';
import { type JsonSchema, jsonSchemaOf, type SchemaOf, type ValueOfYaml } from './json-schema.ts';
import { newestVersion, shapeIn } from './versions.ts';

/** What a schema can be made of. */
export const schemaNames = ['cloud-config', 'network-config'] as const;

export type SchemaName = (typeof schemaNames)[number];

const draft = 'http://json-schema.org/draft-07/schema#';

const titled = (key: string, schema: JsonSchema): JsonSchema => {
  const title = moduleOf(key)?.title;
  return title === undefined ? schema : { title, ...schema };
};

const cloudConfigSchema = (schemaOf: SchemaOf): JsonSchema => {
  const { properties, ...rest } = schemaOf(cloudConfig);
  const keys = Object.entries(properties as Readonly<Record<string, JsonSchema>>);
  return {
    $schema: draft,
    title: 'cloud-config',
    description:
      'What cloud-init is to do with a new machine: user-data that begins with `#cloud-config`.',
    ...rest,
    properties: Object.fromEntries(keys.map(([key, schema]) => [key, titled(key, schema)])),
  };
};

const saysOne: JsonSchema = {
  type: 'object',
  properties: { version: { const: 1 } },
  required: ['version'],
};

/** cloud-init takes all but 1 for version 2, and looks inside of `network` if that is there. */
const isVersionOne: JsonSchema = {
  if: { type: 'object', required: ['network'] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
  then: { type: 'object', properties: { network: saysOne } },
  else: saysOne,
};

const networkConfigSchema = (schemaOf: SchemaOf): JsonSchema => ({
  $schema: draft,
  title: 'network-config',
  description: 'How cloud-init is to set up the network, in version 1 or 2 of the format.',
  type: 'object',
  if: isVersionOne,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
  then: schemaOf(networkConfig(1)),
  else: schemaOf(networkConfig(2)),
});

/**
 * The JSON schema (draft-07) of cloud-config or of network configurations, for other editors and validators, as
 * a version of cloud-init has them. `valueOfYaml` reads the examples of the knowledge, which are YAML.
 */
export const exportedSchema = (
  name: SchemaName,
  valueOfYaml: ValueOfYaml,
  targetVersion: string = newestVersion,
): JsonSchema => {
  const schemaOf: SchemaOf = (shape) => jsonSchemaOf(shapeIn(targetVersion, shape), valueOfYaml);
  return name === 'cloud-config' ? cloudConfigSchema(schemaOf) : networkConfigSchema(schemaOf);
};
