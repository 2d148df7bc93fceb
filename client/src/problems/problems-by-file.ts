import type { Problem } from '../../../mock-metadata/src/index.ts';

/**
 * Problems sorted to the files they are in, each once: a lab that is open is also read by the scenarios that name
 * it, and both say the same.
 */
export const problemsByFile = (
  problems: readonly Problem[],
): ReadonlyMap<string, readonly Problem[]> => {
  const files = new Map<string, Map<string, Problem>>();
  for (const problem of problems) {
    const { file, line, column, message } = problem;
    const those = files.get(file) ?? new Map<string, Problem>();
    those.set(`${line}:${column} ${message}`, problem);
    files.set(file, those);
  }
  return new Map([...files].map(([file, those]) => [file, [...those.values()]]));
};
