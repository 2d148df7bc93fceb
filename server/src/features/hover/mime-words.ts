import type { MimeContext } from '../../documents/context/mime-at.ts';
import { mimeHeaders, mimeValues, partTypes } from '../../knowledge/mime.ts';
import { code } from '../../knowledge/words.ts';

type Names = Readonly<Record<string, string>>;

const meaningIn = (names: Names, word: string): string | undefined => {
  const found = Object.entries(names).find(([name]) => name.toLowerCase() === word.toLowerCase());
  return found && `${code(found[0])}: ${found[1]}`;
};

const multipart: Names = {
  'multipart/mixed': 'Several parts. The line `--` and the boundary begins each of them.',
};

/** What a word in the headers of a MIME document means. */
export const mimeWords = ({ header, word }: MimeContext): string | undefined => {
  if (header === undefined) return meaningIn(mimeHeaders, word.text);
  if (header === 'content-type') return meaningIn({ ...multipart, ...partTypes }, word.text);
  return meaningIn(mimeValues[header] ?? {}, word.text);
};
