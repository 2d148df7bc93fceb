import { finding } from './frame/finding.ts';
import { addedAfter, fix, replaced } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { get, isTemplate, textOf } from './frame/value.ts';
import { base64In, bytesOfBase64, isGzip, paddingFor, textOfBytes } from './readers/base64-text.ts';
import { valueRule } from './rule.ts';

/** Of shorter ones some decode to text by chance; longer names and secrets do not. */
const fewestCharacters = 20;

const hiddenIn = (content: string): 'b64' | 'gz+b64' | undefined => {
  const base64 = base64In(content);
  if (base64 === undefined || base64.length < fewestCharacters || base64.length % 4 !== 0)
    return undefined;
  if (paddingFor(base64) === undefined || !/[a-z]/.test(base64) || !/[A-Z]/.test(base64))
    return undefined;
  const bytes = bytesOfBase64(base64);
  if (isGzip(bytes)) return 'gz+b64';
  return textOfBytes(bytes) === undefined ? undefined : 'b64';
};

export const writeFilesContentEncoded = valueRule({
  code: 'write-files-content-encoded',
  severity: 'information',
  title: 'The content of a file is base64, and nothing says so',
  explanation: `
Without \`encoding\` the file holds exactly what stands under \`content\`: here that is base64, which
turns out to be text or gzip when decoded. If the decoded text is meant, say so:

\`\`\`yaml
write_files:
  - path: /etc/motd
    encoding: b64
    content: V2VsY29tZSB0byB0aGlzIG1hY2hpbmUuIEJlIG5pY2Uu
\`\`\`
`,
  at: [at('write_files', '*')],
  check: (file) => {
    const content = get(file, 'content');
    const encoding = get(file, 'encoding');
    const isPlain = encoding === undefined || textOf(encoding) === 'text/plain';
    if (!content || !isPlain || isTemplate(content)) return undefined;
    const name = hiddenIn(textOf(content) ?? '');
    if (name === undefined) return undefined;
    return finding(
      content,
      `This looks like base64, but the file will hold it undecoded. If the decoded content is meant, add \`encoding: ${name}\`.`,
      fix(
        `Add encoding: ${name}`,
        encoding ? replaced(encoding, name) : addedAfter(content, `encoding: ${name}`),
      ),
    );
  },
});
