import type { InstanceEntry } from './lab-file.ts';
import { onlyOneOf, type Reading } from './reading.ts';
import type { Path } from './source-text.ts';

const base64Of = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** User data as Nova stores it; null for none. Base64 of the file's own is kept as it stands, right or wrong. */
export const userDataOf = (reading: Reading, entry: InstanceEntry, path: Path): string | null => {
  const { user_data, user_data_file, user_data_base64 } = entry;
  onlyOneOf(reading, entry, ['user_data', 'user_data_file', 'user_data_base64'], path);
  if (user_data !== undefined && user_data !== null) return base64Of(user_data);
  if (user_data_file !== undefined) {
    return reading.base64Of(user_data_file, [...path, 'user_data_file']) ?? null;
  }
  return user_data_base64 ?? null;
};

export interface InjectedFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** Files put in at boot. */
export const filesOf = (
  reading: Reading,
  entry: InstanceEntry,
  path: Path,
): readonly InjectedFile[] =>
  entry.files.map((file, at) => {
    onlyOneOf(reading, file, ['content', 'content_base64'], [...path, 'files', at]);
    const content =
      file.content === undefined
        ? Buffer.from(file.content_base64 ?? '', 'base64')
        : Buffer.from(file.content, 'utf8');
    return { path: file.path, content: new Uint8Array(content) };
  });
