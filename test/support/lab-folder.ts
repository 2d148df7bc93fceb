import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AtEnd } from './mock-command.ts';

/** A folder of its own with a lab file in it. */
export interface LabFolder {
  readonly path: string;
  /** Path of its lab file, `web.lab.yaml`. */
  readonly lab: string;
  write(name: string, text: string): void;
}

/** Removed at the end: of the running test, unless `atEnd` says another. */
export const labFolder = (labText: string, atEnd: AtEnd = onTestFinished): LabFolder => {
  const path = mkdtempSync(join(tmpdir(), 'lab-'));
  atEnd(() => rmSync(path, { recursive: true, force: true }));
  const write = (name: string, text: string) => writeFileSync(join(path, name), text);
  write('web.lab.yaml', labText);
  return { path, lab: join(path, 'web.lab.yaml'), write };
};
