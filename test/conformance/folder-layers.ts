import { authoringAgreement } from './authoring.ts';
import type { Agreement } from './cloud-config.ts';
import { run } from './cloud-config.ts';
import { schemaAgreement } from './cloud-config-schema.ts';
import { completionAgreement } from './completion.ts';
import { formattingAgreement } from './formatting.ts';
import { userDataAgreement } from './user-data.ts';

/** A layer that needs nothing but a folder of recordings. */
export interface FolderLayer {
  /** What it is called on the command line. */
  readonly name: string;
  /** Beside the project. */
  readonly defaultFolder: string;
  /** Undefined if there is nothing of it in the folder. */
  run(folder: string): Agreement | undefined;
}

const defaultFolder = '../shared/cloud-init/verdicts';

/**
 * The checks of user-data: against real cloud-init, of the exported JSON schema against these, formatting,
 * and completion, problems and hover at places that any language server was measured at.
 */
export const folderLayers: readonly FolderLayer[] = [
  { name: 'cloud-config', defaultFolder, run },
  { name: 'user-data', defaultFolder, run: userDataAgreement },
  { name: 'json-schema', defaultFolder, run: schemaAgreement },
  { name: 'formatting', defaultFolder, run: formattingAgreement },
  { name: 'completion', defaultFolder, run: completionAgreement },
  { name: 'authoring', defaultFolder: '../shared/language', run: authoringAgreement },
];
