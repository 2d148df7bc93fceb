import { exportedSchema, type SchemaName } from '../knowledge/json-schema-export.ts';
import { plainValue } from './plain-value.ts';

/** The text of a JSON schema for other editors and validators, as a version of cloud-init has it. */
export const schemaText = (name: SchemaName, targetVersion: string): string =>
  `${JSON.stringify(exportedSchema(name, plainValue, targetVersion), null, 2)}\n`;
