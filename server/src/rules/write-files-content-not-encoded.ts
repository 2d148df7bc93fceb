import { code } from '../knowledge/words.ts';
import { type Finding, finding } from './frame/finding.ts';
import { type FixInScope, fix, removed, replaced } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { get, type Value } from './frame/value.ts';
import { base64In, bytesOfBase64, isGzip, paddingFor } from './readers/base64-text.ts';
import { plainTextOf } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

const stops = 'cloud-init then stops, and no file from here on is written.';

interface Encoded {
  readonly content: Value;
  readonly text: string;
  readonly encoding: Value;
  readonly name: string;
}

const asPlain = ({ encoding }: Encoded): readonly FixInScope[] =>
  fix('Remove encoding: the content is plain text', removed(encoding));

const notBase64 = (encoded: Encoded): Finding =>
  finding(
    encoded.content,
    `This is not base64, as ${code(`encoding: ${encoded.name}`)} says. The file gets rubbish, or ${stops}`,
    asPlain(encoded),
  );

const cutShort = (encoded: Encoded, padding: string | undefined): Finding => {
  const { content, text } = encoded;
  const whole = text.trimEnd().replace(/=+$/, '');
  const isOneLine = !/\s/.test(whole);
  return finding(
    content,
    `This base64 is not whole: something is missing at its end. ${stops}`,
    padding === undefined || !isOneLine
      ? asPlain(encoded)
      : fix('Add the = signs at the end', replaced(content, whole + padding)),
  );
};

const isWholeBase64 = (text: string): boolean => {
  const base64 = base64In(text);
  return base64 !== undefined && base64.length % 4 === 0;
};

const notGzip = (encoded: Encoded): Finding =>
  finding(
    encoded.content,
    `This is not gzip, as ${code(`encoding: ${encoded.name}`)} says. ${stops}`,
    !isWholeBase64(encoded.text)
      ? asPlain(encoded)
      : fix('Write encoding: b64', replaced(encoded.encoding, 'b64')),
  );

const troubleOf = (encoded: Encoded): Finding | undefined => {
  const { name, text } = encoded;
  // Bytes of gzip cannot stand in a text of YAML.
  if (!/64$/.test(name)) return /^gz/.test(name) ? notGzip(encoded) : undefined;
  // Dots say that something is left out, in what is only an example.
  const base64 = base64In(text.replace(/\.{3}\s*$/, ''));
  if (base64 === undefined) return notBase64(encoded);
  const padding = paddingFor(base64);
  const isWhole = padding !== undefined && base64.endsWith(padding) && base64.length % 4 === 0;
  if (!isWhole) return cutShort(encoded, padding);
  return name.startsWith('gz') && !isGzip(bytesOfBase64(base64)) ? notGzip(encoded) : undefined;
};

export const writeFilesContentNotEncoded = valueRule({
  code: 'write-files-content-not-encoded',
  severity: 'error',
  title: 'The content of a file is not encoded as it says',
  explanation: `
With \`encoding: b64\` the content must be base64, with \`gz+b64\` gzip in base64. If it is not,
cloud-init stops in the middle of \`write_files\`: this file and those further down are not written.
Plain text needs no \`encoding\`.

\`\`\`yaml
write_files:
  - path: /etc/motd
    encoding: b64
    content: V2VsY29tZS4K
\`\`\`

To get base64: \`base64 -w0 FILE\`, and \`gzip -c FILE | base64 -w0\`.
`,
  at: [at('write_files', '*')],
  check: (file) => {
    const content = get(file, 'content');
    const encoding = get(file, 'encoding');
    const text = plainTextOf(content);
    const name = plainTextOf(encoding)?.trim().toLowerCase();
    if (!content || !encoding || text === undefined || name === undefined) return undefined;
    return troubleOf({ content, text, encoding, name });
  },
});
