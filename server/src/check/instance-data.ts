import { readFile } from './read-file.ts';

/** What an instance-data.json holds, or why it cannot be used: a whole sentence. */
export type InstanceData = { readonly data: object } | { readonly trouble: string };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads the instance data to fill templates in with, as `cloud-init query --all` prints it. Never throws. */
export const readInstanceData = (file: string): InstanceData => {
  const content = readFile(file);
  if ('code' in content) return { trouble: `${file}: ${content.message}` };
  const data = parsed(content.text);
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return { data };
  const advice = 'Take it from a machine with `cloud-init query --all`.';
  return { trouble: `${file}: This is no JSON object, as instance data must be. ${advice}` };
};
