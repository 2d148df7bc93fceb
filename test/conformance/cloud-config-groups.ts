import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file of recorded verdicts or readings. */
export interface RecordedGroup {
  /** Of the file, without `.json`. */
  readonly name: string;
  readonly kind: 'documents' | 'headers' | 'scalars' | 'snippets';
  readonly items: readonly unknown[];
}

/** What kind of items a file holds is told by the keys of the first. */
const kindsByKeys: readonly (readonly [keys: readonly string[], kind: RecordedGroup['kind']])[] = [
  [['document', 'verdict'], 'documents'],
  [['document_b64', 'verdict'], 'documents'],
  [['first_line'], 'headers'],
  [['scalar'], 'scalars'],
  [['yaml'], 'snippets'],
];

const kindOf = (item: unknown): RecordedGroup['kind'] | undefined =>
  typeof item === 'object' && item !== null
    ? kindsByKeys.find(([keys]) => keys.every((key) => key in item))?.[1]
    : undefined;

/** The files in a folder that hold something to compare with, by name; none if there is no such folder. */
export const recordedGroups = (folder: string): readonly RecordedGroup[] => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .flatMap((file) => {
      const items: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const kind = Array.isArray(items) ? kindOf(items[0]) : undefined;
      return Array.isArray(items) && kind !== undefined
        ? [{ name: file.replace(/\.json$/, ''), kind, items }]
        : [];
    });
};
