import { readYaml } from '../../documents/yaml/read.ts';
import { type EditInScope, inQuotes, isInFlow, replaced } from './fix.ts';
import type { Value } from './value.ts';

/** Whether YAML reads a text without quotes as just that string, where this value stands. */
const isPlain = (value: Value, text: string): boolean => {
  const { node, errors } = readYaml(isInFlow(value) ? `[${text}]` : `- ${text}`);
  const [only, ...others] = node?.kind === 'list' ? node.items : [];
  return (
    errors.length === 0 &&
    others.length === 0 &&
    only?.kind === 'scalar' &&
    only.type === 'text' &&
    only.style === 'plain' &&
    only.text === text
  );
};

const inStyleOf = (value: Value, text: string): string => {
  const { node } = value;
  if (node.kind === 'scalar' && node.style === 'double') return JSON.stringify(text);
  const isQuoted = node.kind === 'scalar' && node.style === 'single';
  return !isQuoted && isPlain(value, text) ? text : inQuotes(text);
};

/** Another string in place of a value: in the quotes that are there, and in quotes where YAML would read it otherwise. */
export const rewritten = (value: Value, text: string): EditInScope | undefined =>
  replaced(value, inStyleOf(value, text));
