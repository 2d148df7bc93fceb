import { code } from '../knowledge/words.ts';
import { type Problem, problem } from '../problem.ts';
import type { ArchivePart, UserDataPart } from '../user-data/parts.ts';

/** As Python's email decodes what is not encoded: one byte for these, and `\u20ac` for all beyond. */
const oneByte = /[\x80-\xff]/;

const isUtf8 = (text: string): boolean => {
  const bytes = Uint8Array.from(text, (one) => (one > '\xff' ? 0x5c : one.charCodeAt(0)));
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

const unicodeName = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * What loses a part of a mail message: a letter such as ü, unless the part is encoded. Its byte is no UTF-8, so that it
 * is neither read as YAML nor written to a file.
 */
export const notAsciiProblems = ({
  content,
  offset,
}: Pick<UserDataPart & ArchivePart, 'content' | 'offset'>): readonly Problem[] => {
  const at = content.search(oneByte);
  if (offset === undefined || at < 0 || isUtf8(content)) return [];
  const character = content.charAt(at);
  const message = `cloud-init reads this as mail, where ${code(character)} (${unicodeName(character)}) breaks a part that is not encoded, and ignores all of the part. Encode it, with ${code('Content-Transfer-Encoding: base64')}.`;
  return [problem('part-ignored', message, { start: offset + at, end: offset + at + 1 })];
};
