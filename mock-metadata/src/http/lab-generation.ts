import { resolve } from 'node:path';
import { type Chain, chainFor } from '../chain/chain.ts';
import { type StoppableClock, stoppableClock } from '../chain/world.ts';
import type { Lab } from '../lab/model.ts';
import type { LabPlace } from '../lab/placed.ts';
import { type LabReading, readLab } from '../lab/read-lab.ts';
import { type Nova, novaFor } from '../nova/metadata-api.ts';
import type { Problem } from '../problem.ts';
import { realWorld } from './nova-world.ts';
import { plainFile } from './plain-file.ts';
import { type RememberedFiles, rememberedFiles } from './remembered-files.ts';

/** A lab at work: what one good reading of its file became. */
export interface Generation {
  readonly lab: Lab;
  readonly chain: Chain;
  readonly nova: Nova;
  /** The same over all generations. */
  readonly clock: StoppableClock;
}

/** What came of reading a lab file. */
export interface Loaded {
  /** The lab file itself; '' where it cannot be read. */
  readonly text: string;
  /** Undefined as soon as there is a problem. */
  readonly generation: Generation | undefined;
  readonly problems: readonly Problem[];
  /** Every file that had a part in it, those that Nova reads later included. */
  readonly files: RememberedFiles;
}

export interface Loading {
  readonly labFile: string;
  /** Hears of every file that is read, absolute, to watch it. */
  readonly onFile: (path: string) => void;
  readonly warn: (message: string) => void;
}

/** Reads the lab file; what instances stored in `earlier` is carried over. Never throws. */
export const loadLab = (
  { labFile, onFile, warn }: Loading,
  earlier: Generation | undefined,
): Loaded => {
  const files = rememberedFiles(onFile);
  const { text, lab, problems } = readingOf(labFile, files);
  if (lab === undefined) return { text, generation: undefined, problems, files };
  return { text, generation: generationOf(lab, files, warn, earlier), problems, files };
};

/** A lab put to work; what instances stored in `earlier`, and the faults set there, are carried over. */
export const generationOf = (
  lab: Lab,
  files: Pick<RememberedFiles, 'read'>,
  warn: (message: string) => void,
  earlier: Generation | undefined,
): Generation => {
  const world = realWorld((path) => files.read(resolve(path)), warn);
  const nova = novaFor(lab, world, earlier?.nova);
  // What was set while it ran stays; what the lab changed in its own faults is for who takes it over.
  const clock = earlier?.clock ?? stoppableClock();
  const chain = chainFor(lab, nova, clock, earlier?.chain.faults);
  return { lab, nova, chain, clock };
};

/** A lab file read and checked, and nothing more. Never throws. */
export const readLabFile = (labFile: string, place?: LabPlace): LabReading =>
  readingOf(labFile, { read: plainFile }, place);

const readingOf = (
  labFile: string,
  files: Pick<RememberedFiles, 'read'>,
  place?: LabPlace,
): LabReading & Pick<Loaded, 'text'> => {
  let text: string;
  try {
    text = new TextDecoder().decode(files.read(resolve(labFile)));
  } catch (error) {
    return { text: '', lab: undefined, problems: [unreadable(labFile, error)], files: [] };
  }
  return { text, ...readLab(text, labFile, (path) => files.read(resolve(path)), place) };
};

const whyUnreadable: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'There is no such file: check the path'],
  ['EISDIR', 'This is a folder: name the file in it'],
  ['ENOTPLAIN', 'This is a pipe or a device: name a plain file'],
  ['EFBIG', 'This file is larger than 32 MiB'],
  ['EACCES', 'This user may not read the file: check its rights'],
]);

const unreadable = (file: string, error: unknown): Problem => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const why = whyUnreadable.get(code) ?? `The file cannot be read (${String(code ?? error)})`;
  return {
    code: 'unreadable-file',
    message: `${why}. A lab is one YAML file, such as web.lab.yaml.`,
    file,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
  };
};
