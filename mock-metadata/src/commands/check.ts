import { readLabFile } from '../http/lab-generation.ts';
import { problemLine } from '../problem.ts';

/** Says what is wrong with a lab file, one line a problem; gives the exit code. */
export const check = (labFile: string): number => {
  const { problems } = readLabFile(labFile);
  for (const problem of problems) console.error(problemLine(problem));
  if (problems.length > 0) return 1;
  console.log(`${labFile}: no problems`);
  return 0;
};
