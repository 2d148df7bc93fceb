import { labSchema } from '../lab/read-lab.ts';
import { scenarioSchema } from '../scenarios/scenario-schema.ts';
import type { SchemaName } from './plans/schema-plan.ts';

const schemas = { lab: labSchema, scenario: scenarioSchema } as const;

/** Prints the JSON schema of a kind of file; gives the exit code. */
export const schema = (name: SchemaName): number => {
  process.stdout.write(`${JSON.stringify(schemas[name](), undefined, 2)}\n`);
  return 0;
};
