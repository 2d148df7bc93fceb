import { writeFileSync } from 'node:fs';
import type { Content } from './read-file.ts';

/** Puts a text in a file that is there; what the file holds now, or why it could not be written. */
export const writeFixed = (file: string, text: string): Content => {
  try {
    writeFileSync(file, text);
    return { text, bytes: Buffer.from(text) };
  } catch (error) {
    const { message } = error as NodeJS.ErrnoException;
    return {
      code: 'no-access',
      message: `The fixes cannot be written here (${message}). Change its permissions, or check it without --fix.`,
    };
  }
};
