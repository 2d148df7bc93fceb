import { closeSync, existsSync, fchmodSync, openSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SourceError } from '../errors.ts';
import { readLabFile } from '../http/lab-generation.ts';
import { problemLine } from '../problem.ts';
import { liveSource } from '../sources/live.ts';
import { recordedLab } from '../sources/recorded-lab.ts';
import { recordingSource } from '../sources/recording-source.ts';
import { snapshotOf } from '../sources/snapshot.ts';
import { walkTree } from '../sources/walk-tree.ts';

export interface RecordOptions {
  readonly secrets: boolean;
  readonly force: boolean;
  /** Seconds for one answer. */
  readonly timeout: number;
}

/** Reads a live service into a lab or a snapshot, by the file's name; gives the exit code. */
export const record = async (
  url: string,
  file: string,
  options: RecordOptions,
): Promise<number> => {
  const write = file.endsWith('.lab.yaml')
    ? writeLab
    : file.endsWith('.snapshot.json')
      ? writeSnapshot
      : undefined;
  if (write === undefined) {
    return refused(`What should ${file} be? Call it name.lab.yaml or name.snapshot.json.`, 2);
  }
  try {
    return await write(url, file, options);
  } catch (error) {
    if (error instanceof SourceError) return refused(error.message);
    if (error instanceof Error && 'syscall' in error) return refused(notWritten(file, error));
    throw error;
  }
};

const refused = (message: string, code = 1): number => {
  console.error(`mock-metadata: ${message}`);
  return code;
};

const notWritten = (file: string, error: Error & { readonly code?: unknown }): string =>
  error.code === 'EEXIST' ? isThere(file) : `${file} cannot be written (${error.message}).`;

const isThere = (file: string): string =>
  `${file} is there already. Choose another name, or --force to replace it.`;

/** Counts on a terminal while it lasts; gives what ends the counting. */
const counting = (): { readonly tick: () => void; readonly end: () => void } => {
  let count = 0;
  const { stderr } = process;
  if (!stderr.isTTY) return { tick: () => {}, end: () => {} };
  return {
    tick: () => {
      count += 1;
      stderr.write(`\r${count} documents`);
    },
    end: () => stderr.write('\r\u001b[K'),
  };
};

const privately = (path: string, content: string | Uint8Array, { force }: RecordOptions): void => {
  const file = openSync(path, force ? 'w' : 'wx', 0o600);
  try {
    // A file that was there keeps its rights, and others could read what is written into it.
    fchmodSync(file, 0o600);
    writeFileSync(file, content);
  } finally {
    closeSync(file);
  }
};

const sourceAt = (url: string, { timeout }: RecordOptions, tick: () => void) =>
  recordingSource(liveSource(url, { timeoutMs: timeout * 1000 }), tick);

const writeLab = async (url: string, file: string, options: RecordOptions): Promise<number> => {
  const { tick, end } = counting();
  const baseName = basename(file, '.lab.yaml');
  const about = { url, recordedAt: new Date(), keepsSecrets: options.secrets, baseName };
  const lab = await recordedLab(sourceAt(url, options, tick), about).finally(end);
  const paths = [file, ...lab.files.keys()].map((name) => join(dirname(file), basename(name)));
  const taken = options.force ? undefined : paths.find((path) => existsSync(path));
  if (taken !== undefined) return refused(isThere(taken));
  for (const [name, content] of lab.files) privately(join(dirname(file), name), content, options);
  privately(file, lab.text, options);
  const { problems } = readLabFile(file);
  for (const problem of problems) console.error(problemLine(problem));
  if (problems.length > 0) {
    return refused(`${file} was written, but has to be mended before anybody can serve it.`);
  }
  const files = [file, ...lab.files.keys()].join(', ');
  console.log(`Recorded ${lab.instanceName} from ${url}: ${files}. ${secretsLine(options)}`);
  console.log(`  mock-metadata serve ${file}`);
  return 0;
};

const writeSnapshot = async (
  url: string,
  file: string,
  options: RecordOptions,
): Promise<number> => {
  const { tick, end } = counting();
  const source = sourceAt(url, options, tick);
  const isWhole = await walkTree(source, ['/']).finally(end);
  const about = { url, recordedAt: new Date(), keepsSecrets: options.secrets };
  const snapshot = snapshotOf(source.documents, about);
  privately(file, `${JSON.stringify(snapshot, undefined, 1)}\n`, options);
  if (!isWhole)
    console.error('The service lists more than anybody could want; the rest was left out.');
  console.log(
    `Recorded ${source.documents.size} answers of ${url} in ${file}. ${secretsLine(options)}`,
  );
  return 0;
};

const secretsLine = ({ secrets }: RecordOptions): string =>
  secrets
    ? 'They hold secrets, so only you may read them.'
    : 'Secrets (user-data, texts of vendor data, passwords) were left out; --secrets keeps them.';
