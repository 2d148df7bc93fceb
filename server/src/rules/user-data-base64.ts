import { contentTypeOf } from '../documents/content-type.ts';
import { isMime } from '../documents/mime.ts';
import { findingAt } from './frame/finding.ts';
import { edit, type FixInScope, fix } from './frame/fix.ts';
import { base64In, bytesOfBase64, isGzip, textOfBytes } from './readers/base64-text.ts';
import { textRule, type WholeText } from './rule.ts';

/** Enough of base64 to tell what it begins with: 48 bytes. */
const glimpse = 64;

const bytesAtStart = (text: string): string | undefined => {
  const head = /^\s*((?:[A-Za-z0-9+/]{4}){6,})/.exec(text.slice(0, glimpse * 2))?.[1];
  return head === undefined ? undefined : bytesOfBase64(head.slice(0, glimpse));
};

const isUserData = (bytes: string): boolean =>
  isGzip(bytes) || contentTypeOf(bytes) !== undefined || isMime(bytes) || isBase64Again(bytes);

const isBase64Again = (bytes: string): boolean => {
  const inner = bytesAtStart(bytes);
  return inner !== undefined && (isGzip(inner) || contentTypeOf(inner) !== undefined);
};

const decoded = (text: string): string | undefined => {
  const base64 = base64In(text);
  return base64 === undefined || base64.length % 4 !== 0
    ? undefined
    : textOfBytes(bytesOfBase64(base64));
};

const decodedFix = (document: WholeText): readonly FixInScope[] => {
  const once = decoded(document.text);
  const text = once !== undefined && isBase64Again(once) ? decoded(once) : once;
  return text === undefined
    ? []
    : fix('Decode it', edit(document, { start: 0, end: document.text.length }, text));
};

export const userDataBase64 = textRule({
  code: 'user-data-base64',
  severity: 'error',
  title: 'The whole of the user-data is base64',
  explanation: `
Whoever sends user-data to Nova encodes it in base64, and Nova takes that off again. The command line,
Horizon, Terraform and Heat do it by themselves: give them the text as it is. If it is base64 before,
the machine gets base64, and on OpenStack cloud-init ignores it with one warning in the log.
`,
  replaces: ['header-missing'],
  check: (document) => {
    const [region] = document.regions;
    if (region?.kind !== 'unknown' || document.regions.length > 1) return undefined;
    const bytes = bytesAtStart(document.text);
    if (bytes === undefined || !isUserData(bytes)) return undefined;
    const end = document.text.search(/\r?\n|$/);
    return findingAt(
      document,
      { start: 0, end: Math.max(1, end) },
      'This is user-data in base64. Whatever sends it to the cloud encodes it once more, and the machine ignores it. Keep the decoded text here.',
      decodedFix(document),
    );
  },
});
