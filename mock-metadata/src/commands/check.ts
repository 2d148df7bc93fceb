import { readLabFile } from '../http/lab-generation.ts';
import { type Problem, problemLine } from '../problem.ts';
import { scenarioFiles } from './scenario-files.ts';
import { isScenarioName } from './scenario-paths.ts';

/** Says what is wrong with a lab or scenario file, one line a problem; gives the exit code. */
export const check = (file: string): number => {
  const problems = problemsOf(file);
  for (const problem of problems) console.error(problemLine(problem));
  if (problems.length > 0) return 1;
  console.log(`${file}: no problems`);
  return 0;
};

const problemsOf = (file: string): readonly Problem[] =>
  isScenarioName(file) ? scenarioFiles(undefined).read(file).problems : readLabFile(file).problems;
