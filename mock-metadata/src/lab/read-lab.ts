import { basename, dirname, resolve } from 'node:path';
import * as z from 'zod';
import type { Problem, ProblemCode } from '../problem.ts';
import { type FileReader, fileReader } from './file-reader.ts';
import { labFile } from './lab-file.ts';
import type { Lab } from './model.ts';
import { type LabPlace, placed } from './placed.ts';
import type { Reading } from './reading.ts';
import { resolvedLab } from './resolve-lab.ts';
import { type Shape, shapeOf } from './shape.ts';
import type { ShapeProblem } from './shape-message.ts';
import { type Place, type SourceText, sourceText } from './source-text.ts';

/** A lab file after reading. */
export interface LabReading {
  /** undefined as soon as there is a problem. */
  readonly lab: Lab | undefined;
  /** One for each mistake, in the order of the file. */
  readonly problems: readonly Problem[];
  /** Absolute paths of the files read besides the lab, also of those that could not be: a change of any changes the lab. */
  readonly files: readonly string[];
}

/** A JSON schema of draft 7. */
export type JsonSchemaObject = z.core.JSONSchema.BaseSchema;

// Ten thousand instances with all there is to say about them make three quarters of this.
const mostCharacters = 16 * 1024 * 1024;

/** The JSON schema of the lab file, from the table that also validates it. */
export const labSchema = (): JsonSchemaObject =>
  z.toJSONSchema(labFile, {
    io: 'input',
    target: 'draft-07',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // What zod says of every integer tells nobody anything.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });

const labName = (file: string): string => basename(file).replace(/(?:\.lab)?\.ya?ml$/, '');

const byPlace = (one: Problem, other: Problem): number =>
  one.line - other.line || one.column - other.column;

/** What an alias repeats is wrong once. */
const withoutRepeats = (problems: readonly Problem[]): readonly Problem[] => {
  const seen = new Set<string>();
  return problems.filter(({ line, column, message }) => {
    const mark = `${line}:${column} ${message}`;
    return !seen.has(mark) && seen.add(mark);
  });
};

/** Everything that is wrong at and above the places of problems. */
const damageOf = (problems: readonly ShapeProblem[]): ReadonlySet<string> =>
  new Set(
    problems.flatMap(({ path }) => path.map((_, at) => JSON.stringify(path.slice(0, at + 1)))),
  );

const readingOf = (
  source: SourceText,
  shape: Shape,
  files: FileReader,
  add: (code: ProblemCode, message: string, place: Place) => void,
): Reading => {
  const damage = damageOf(shape.problems);
  const topKeys = new Set(source.keys([]));
  const hasUnknownTop = shape.problems.some(
    ({ code, path }) => code === 'unknown-key' && path.length === 1,
  );
  const report: Reading['report'] = (code, path, message, part = 'value') =>
    add(code, message, source.place(shape.original(path), part));
  return {
    isChecked: shape.file?.consistency !== 'unchecked',
    report,
    names: (section) => source.keys([section]),
    keys: (path) => source.keys(shape.original(path)),
    isDamaged: (path) => damage.size > 0 && damage.has(JSON.stringify(shape.original(path))),
    isUnsure: (section) =>
      topKeys.has(section)
        ? shape.problems.some(({ path }) => path.length === 1 && path[0] === section)
        : hasUnknownTop,
    line: (path) => source.place(shape.original(path), 'value').line,
    absolute: files.absolute,
    noteFile: files.note,
    base64Of: (path, at) => files.base64Of(path, (code, message) => report(code, at, message)),
  };
};

/**
 * Reads a lab file. Never throws: everything wrong is in `problems`, whose `file` is `file` as given.
 * Paths in the lab start at the folder of `file`; `readFile` gets absolute ones and may throw.
 * `place` says where it plays instead of what the file says.
 */
export const readLab = (
  text: string,
  file: string,
  readFile: (path: string) => Uint8Array,
  place: LabPlace = {},
): LabReading => {
  const problems: Problem[] = [];
  const add = (code: ProblemCode, message: string, place: Place) =>
    problems.push({ code, message, file, ...place });
  if (text.length > mostCharacters) {
    add('file-too-large', 'This file is larger than 16 MiB: no lab needs that much.', {
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 2,
    });
    return { lab: undefined, problems, files: [] };
  }
  return labIn(placed(sourceText(text.replace(/^\uFEFF/, '')), place), file, readFile);
};

/**
 * The same of a text that was read already, or of a piece of one: a lab inside another file, or one with changes laid
 * over it. `source` says where things stand.
 */
export const labIn = (
  source: SourceText,
  file: string,
  readFile: (path: string) => Uint8Array,
): LabReading => {
  const problems: Problem[] = [];
  const add = (code: ProblemCode, message: string, place: Place) =>
    problems.push({ code, message, file, ...place });
  for (const { code, message, place } of source.faults) add(code, message, place);
  if (source.value === undefined) return { lab: undefined, problems, files: [] };
  const shape = shapeOf(source.value);
  for (const { code, message, path, part } of shape.problems)
    add(code, message, source.place(path, part));
  const files = fileReader(resolve(dirname(file)), readFile);
  const reading = readingOf(source, shape, files, add);
  const lab = shape.file && resolvedLab(reading, shape.file, labName(file));
  return {
    lab: problems.length === 0 ? lab : undefined,
    problems: withoutRepeats(problems.sort(byPlace)),
    files: files.seen(),
  };
};
