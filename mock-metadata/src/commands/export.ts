import { resolve } from 'node:path';
import { ExportError } from '../errors.ts';
import { readLabFile } from '../http/lab-generation.ts';
import { realWorld } from '../http/nova-world.ts';
import { plainFile } from '../http/plain-file.ts';
import type { Instance, Lab } from '../lab/model.ts';
import { didYouMeanOneOf } from '../lab/nearest.ts';
import { type ConfigDriveFile, configDrive } from '../nova/config-drive.ts';
import { problemLine } from '../problem.ts';
import { visible } from '../visible.ts';
import { requireEmpty, writeConfigDrive } from './export-folder.ts';
import { shellWord } from './shell-word.ts';

export interface ExportOptions {
  /** Replace the config drive that is in the folder. */
  readonly force: boolean;
}

/** Writes the config drive of a lab's instance to a folder; gives the exit code. */
export const exportConfigDrive = async (
  labFile: string,
  instanceName: string,
  folder: string,
  { force }: ExportOptions,
): Promise<number> => {
  const { lab, problems } = readLabFile(labFile);
  for (const problem of problems) console.error(problemLine(problem));
  if (lab === undefined) return 1;
  const instance = lab.instances.find(({ name }) => name === instanceName);
  if (instance === undefined) return refused(unknownInstance(lab, labFile, instanceName));
  try {
    if (!force) requireEmpty(folder);
    const files = await drive(lab, instance);
    if (typeof files === 'string') return refused(files);
    writeConfigDrive(folder, files);
    console.log(written(instance, files, folder));
    return 0;
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    return refused(error.message);
  }
};

const refused = (message: string): number => {
  console.error(`mock-metadata: ${message}`);
  return 1;
};

const unknownInstance = ({ instances }: Lab, labFile: string, wanted: string): string => {
  const names = instances.map(({ name }) => name);
  return `${labFile} has no instance "${wanted}".${didYouMeanOneOf(wanted, names)}`;
};

/** The files, or why there are none. */
const drive = async (
  lab: Lab,
  instance: Instance,
): Promise<readonly ConfigDriveFile[] | string> => {
  const { name, deleted } = instance;
  const read = (path: string) => plainFile(resolve(path));
  const made = await configDrive(
    lab,
    instance,
    realWorld(read, (line) => console.error(visible(line))),
  );
  if (made === undefined) {
    return `${name} has no config drive: it is ${deleted ? 'deleted' : 'not scheduled, so no host has made one'}.`;
  }
  return 'kind' in made
    ? `Nova fails to make the config drive of ${name}, so the instance would not start. ${made.name}: ${made.message}`
    : made;
};

const written = (
  { name }: Instance,
  { length }: readonly ConfigDriveFile[],
  folder: string,
): string =>
  [
    `Wrote the config drive of ${name} to ${folder}: ${length} files in openstack and ec2.`,
    'They hold secrets (user data, passwords), so only you may read them.',
    `To make a disk of it: genisoimage -J -r -V config-2 -o config-drive.iso ${shellWord(folder)}`,
  ].join('\n');
