import type { Ec2Directory, Ec2Node } from '../nova/ec2-tree.ts';
import {
  isDict,
  type PythonDict,
  type PythonValue,
  pythonFloat,
  pythonJson,
} from '../nova/python/json.ts';
import { jsonReading } from '../nova/python/json-reader.ts';
import { decodedUtf8 } from '../nova/python/text.ts';

/** The tree that a drive's `meta-data.json` stands for; undefined where it is no JSON object. */
export const ec2TreeIn = (document: Uint8Array): Ec2Directory | undefined => {
  const { text } = decodedUtf8(document);
  const value = text === undefined ? undefined : jsonReading(text).value;
  return value !== undefined && isDict(value) ? directoryOf(value) : undefined;
};

const directoryOf = (value: PythonDict): Ec2Directory =>
  new Map(Array.from(value, ([name, at]) => [name, nodeOf(at)]));

// As Nova prints these values over HTTP.
const nodeOf = (value: PythonValue): Ec2Node => {
  switch (typeof value) {
    case 'bigint':
      return String(value);
    case 'number':
      return pythonFloat(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'string':
      return value;
    default:
      return value === null ? null : isDict(value) ? directoryOf(value) : listOf(value);
  }
};

/** Names one a line; anything else in a list is shown as the document has it. */
const listOf = (values: readonly PythonValue[]): Ec2Node => {
  const texts = values.filter((value) => typeof value === 'string');
  return texts.length === values.length ? texts : pythonJson(values);
};
