import * as z from 'zod';
import { type JsonSchemaObject, labSchema } from '../lab/read-lab.ts';
import { inlineLab, labChange, scenarioFile } from './scenario-file.ts';

/**
 * The JSON schema of the scenario file (draft 7), from the table that also validates it. Below `lab` and `change` it
 * goes on with the schema of the lab file, so that an editor helps there too.
 */
export const scenarioSchema = (): JsonSchemaObject => {
  const { $schema: _, title: __, ...lab } = labSchema();
  return z.toJSONSchema(scenarioFile, {
    io: 'input',
    target: 'draft-07',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // What zod says of every integer tells nobody anything.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (zodSchema === inlineLab) Object.assign(jsonSchema, lab);
      if (zodSchema === labChange) Object.assign(jsonSchema, partial(lab));
    },
  });
};

const containers = ['properties', 'additionalProperties', 'items', 'anyOf', 'allOf'] as const;

/** A schema of which every piece can be left out, and every key be null, which takes it away. */
const partial = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(partial);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { required: _, default: __, ...kept } = schema as Readonly<Record<string, unknown>>;
  const entries = Object.entries(kept).map(([key, value]) =>
    key === 'properties' ? [key, orNull(value)] : [key, isContainer(key) ? partial(value) : value],
  );
  return Object.fromEntries(entries);
};

const orNull = (properties: unknown): unknown =>
  Object.fromEntries(
    Object.entries(properties as object).map(([key, value]) => {
      const { description, ...rest } = partial(value) as Readonly<Record<string, unknown>>;
      return [key, { description, anyOf: [rest, { type: 'null' }] }];
    }),
  );

const isContainer = (key: string): boolean => (containers as readonly string[]).includes(key);
