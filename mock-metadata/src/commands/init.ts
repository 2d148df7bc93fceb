import { statSync, writeFileSync } from 'node:fs';
import { readLabFile } from '../http/lab-generation.ts';
import { problemLine } from '../problem.ts';
import { type StarterOptions, starterLab } from './starter-lab.ts';

export interface InitOptions extends StarterOptions {
  readonly force: boolean;
}

/** Writes a lab to start from; gives the exit code. */
export const init = (file: string, { force, ...options }: InitOptions): number => {
  try {
    writeFileSync(file, starterLab(options), { flag: force ? 'w' : 'wx' });
  } catch (error) {
    console.error(`mock-metadata: ${complaint(file, error)}`);
    return 1;
  }
  const { problems } = readLabFile(file);
  for (const problem of problems) console.error(problemLine(problem));
  if (problems.length > 0) return 1;
  console.log(
    [
      `Wrote ${file}: two instances on one network, with comments that say what else can stand there.`,
      '',
      `  mock-metadata serve ${file}        serves it at http://127.0.0.1:8775`,
      `  mock-metadata explain ${file}      shows the way of a request through every hop`,
      ...(/\.lab\.ya?ml$/.test(file)
        ? []
        : ['', 'With a name that ends in .lab.yaml, editors help to write it.']),
    ].join('\n'),
  );
  return 0;
};

const complaint = (file: string, error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const isFolder = code === 'EISDIR' || statSync(file, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder === true)
    return `${file} is a folder. Name a file in it, such as ${file}/web.lab.yaml.`;
  if (code === 'EEXIST')
    return `${file} is there already. Choose another name, or --force to replace it.`;
  if (code === 'ENOENT')
    return `${file} cannot be written: there is no such folder. Make it first.`;
  return `${file} cannot be written (${error instanceof Error ? error.message : String(error)}).`;
};
