import { fileURLToPath } from 'node:url';

/**
 * The folder that the caller of a command means: a path or `file:` URI as text, or a Uri as the menus
 * of VS Code hand it over. Undefined = none is named; throws where it lies on no disk of this machine.
 */
export const namedFolder = (argument: unknown): string | undefined => {
  if (typeof argument === 'string') return folderIn(argument.trim());
  if (!isUri(argument)) return undefined;
  if (argument.scheme !== 'file') throw notOnDisk(argument.toString());
  return argument.fsPath;
};

const folderIn = (text: string): string | undefined => {
  if (text === '') return undefined;
  if (text.startsWith('file:')) return fileURLToPath(text);
  // Two letters at least, or it is a drive of Windows.
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(text)) throw notOnDisk(text);
  return text;
};

interface FileUri {
  readonly scheme: string;
  readonly fsPath: string;
}

const isUri = (argument: unknown): argument is FileUri =>
  typeof argument === 'object' &&
  argument !== null &&
  'scheme' in argument &&
  'fsPath' in argument &&
  typeof argument.fsPath === 'string';

const notOnDisk = (uri: string): Error =>
  new Error(
    `${uri} is on no disk of the computer where this extension runs. ` +
      'Copy or export the config drive to a folder there, and open that.',
  );
