import { Argument, Command } from 'commander';
import type { SchemaName } from '../schema.ts';
import { finish } from './options.ts';

const schemaNames: readonly SchemaName[] = ['lab', 'scenario'];

/** `mock-metadata schema` */
export const schemaPlan = (): Command =>
  new Command('schema')
    .description('print the JSON schema (draft-07) of lab or scenario files, for other editors')
    .addArgument(new Argument('<name>', 'of what').choices(schemaNames))
    .addHelpText(
      'after',
      `
Examples:
  $ mock-metadata schema scenario > scenario.schema.json

An editor that knows yaml-language-server takes it from the first line of a file:
  # yaml-language-server: $schema=scenario.schema.json
`,
    )
    .action(async (name: SchemaName) => {
      const { schema } = await import('../schema.ts');
      finish(schema(name));
    });
