import { labSchema } from '../lab/read-lab.ts';
import { scenarioSchema } from '../scenarios/scenario-schema.ts';

const schemas = { lab: labSchema, scenario: scenarioSchema } as const;

export type SchemaName = keyof typeof schemas;

/** Prints the JSON schema of a kind of file; gives the exit code. */
export const schema = (name: SchemaName): number => {
  process.stdout.write(`${JSON.stringify(schemas[name](), undefined, 2)}\n`);
  return 0;
};
