import { contentTypeOf } from '../../documents/content-type.ts';
import { isMime } from '../../documents/mime.ts';
import { type Finding, findingAt } from '../frame/finding.ts';
import type { WholeText } from '../rule.ts';

/** What Nova takes, 65,535 characters of base64, in bytes of the text (MAX_USERDATA_SIZE). */
export const mostBytesOfNova = Math.floor(65_535 / 4) * 3;
/** What EC2 takes, in bytes of the text. */
export const mostBytesOfEc2 = 16_384;

// Intl takes tens of milliseconds when it is first asked.
const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

const isUserData = ({ text, regions }: WholeText): boolean =>
  !regions.some(({ kind }) => kind === 'system-config' || kind === 'network-config') &&
  (contentTypeOf(text) !== undefined || isMime(text));

/** The bytes of user-data that may be too large; undefined of other texts and of small ones. */
const bytesOf = (document: WholeText, most: number): number | undefined =>
  // A character has three bytes at most: what is small enough is not counted at every keystroke.
  document.text.length * 3 <= most || !isUserData(document)
    ? undefined
    : new TextEncoder().encode(document.text).length;

/** A finding at the first line of user-data with more bytes than `most`, and not more than `upTo`. */
export const findingOfSize = (
  document: WholeText,
  { most, upTo }: { readonly most: number; readonly upTo: number },
  message: (bytes: string) => string,
): Finding | undefined => {
  const bytes = bytesOf(document, most);
  if (bytes === undefined || bytes <= most || bytes > upTo) return undefined;
  const end = document.text.search(/\r?\n|$/);
  return findingAt(document, { start: 0, end }, message(grouped(bytes)));
};
