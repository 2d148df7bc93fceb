import type { Shape } from './shape.ts';
import { shapeFromSchema } from './shape-from-schema.ts';
import { numberShapes } from './shape-ids.ts';

/** Files of ours that are no user-data, and which a JSON schema describes. */
export type SchemaFile = 'lab' | 'scenario';

/** What such a file may hold; undefined where nobody can tell. */
export type FileShapes = (file: SchemaFile) => Shape | undefined;

/** For who has only to do with user-data. */
export const noFileShapes: FileShapes = () => undefined;

/**
 * Shapes from schemas as text, each asked for when its first file is worked on, and once: until then it costs
 * nothing. A text of undefined: there is no such schema here.
 */
export const fileShapes = (schemaOf: (file: SchemaFile) => string | undefined): FileShapes => {
  const known = new Map<SchemaFile, Shape | undefined>();
  return (file) => {
    if (known.has(file)) return known.get(file);
    // A schema that cannot be read must not be tried again with every keystroke.
    known.set(file, undefined);
    const schema = schemaOf(file);
    if (schema === undefined) return undefined;
    const shape = shapeFromSchema(JSON.parse(schema));
    numberShapes(shape);
    known.set(file, shape);
    return shape;
  };
};
