import { finding } from './frame/finding.ts';
import { fix, replacedIn } from './frame/fix.ts';
import { placesOfFormat } from './frame/places-of-format.ts';
import type { Value } from './frame/value.ts';
import { schemeMeant, urlTrouble } from './readers/host-and-url.ts';
import { plainTextOf } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

/** apt takes this word for "no proxy". */
const direct = 'DIRECT';

const mended = (url: Value, text: string) => {
  const meant = schemeMeant(text);
  if (meant !== undefined)
    return fix(`Write ${meant}://`, replacedIn(url, { start: 0, end: text.indexOf(':') }, meant));
  const begin = /^(https?|ftp):?\/{0,2}(?=\w)/i.exec(text);
  if (begin)
    return urlTrouble(text.replace(begin[0], `${begin[1] ?? ''}://`)) === undefined
      ? fix(
          `Write ${begin[1] ?? ''}://`,
          replacedIn(url, { start: 0, end: begin[0].length }, `${begin[1] ?? ''}://`),
        )
      : [];
  // Who gives the port of a proxy or server of the house seldom means TLS.
  const scheme = /:\d/.test(text) ? 'http://' : 'https://';
  return urlTrouble(scheme + text) === undefined
    ? fix(`Put ${scheme} in front`, replacedIn(url, { start: 0, end: 0 }, scheme))
    : [];
};

export const urlMalformed = valueRule({
  code: 'url-malformed',
  severity: 'warning',
  title: 'A URL that cannot be right',
  explanation: `
cloud-init's own check does not look at URLs: a missing \`https://\`, a blank or an impossible host name
shows only when something is to be fetched, and then deep in the log.

\`\`\`yaml
phone_home:
  url: https://example.com/$INSTANCE_ID/
\`\`\`
`,
  at: placesOfFormat('uri'),
  check: (url) => {
    const text = plainTextOf(url);
    const isUrl = text !== undefined && text !== '' && text !== direct;
    const trouble = isUrl ? urlTrouble(text) : undefined;
    return text === undefined || trouble === undefined
      ? undefined
      : finding(url, `This is no URL: ${trouble}.`, mended(url, text));
  },
});
