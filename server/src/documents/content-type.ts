/** What cloud-init's own detection by first line can find. */
export type ContentType =
  | 'text/cloud-config'
  | 'text/cloud-config-archive'
  | 'text/cloud-config-jsonp'
  | 'text/x-shellscript'
  | 'text/x-shellscript-per-boot'
  | 'text/x-shellscript-per-instance'
  | 'text/x-shellscript-per-once'
  | 'text/cloud-boothook'
  | 'text/x-include-url'
  | 'text/x-include-once-url'
  | 'text/part-handler'
  | 'text/jinja2';

/** The first line that makes user-data what it is, and the type it gives. Longer ones come first. */
export const headers: readonly { readonly line: string; readonly type: ContentType }[] = [
  { line: '#cloud-config-archive', type: 'text/cloud-config-archive' },
  { line: '#cloud-config-jsonp', type: 'text/cloud-config-jsonp' },
  // These are types of MIME parts, but cloud-init looks for them at the start of a text as well.
  { line: 'text/x-shellscript-per-instance', type: 'text/x-shellscript-per-instance' },
  { line: 'text/x-shellscript-per-boot', type: 'text/x-shellscript-per-boot' },
  { line: 'text/x-shellscript-per-once', type: 'text/x-shellscript-per-once' },
  { line: '## template: jinja', type: 'text/jinja2' },
  { line: '#cloud-boothook', type: 'text/cloud-boothook' },
  { line: '#cloud-config', type: 'text/cloud-config' },
  { line: '#include-once', type: 'text/x-include-once-url' },
  { line: '#part-handler', type: 'text/part-handler' },
  { line: '#include', type: 'text/x-include-url' },
  { line: '#!', type: 'text/x-shellscript' },
];

const longest = 64;

/** What Python strips in front of a text; a byte order mark is not among it. */
const isPythonSpace = (code: number): boolean =>
  (code >= 0x09 && code <= 0x0d) ||
  (code >= 0x1c && code <= 0x20) ||
  code === 0x85 ||
  (code >= 0xa0 && code !== 0xfeff && String.fromCharCode(code).trim() === '');

const afterSpaces = (text: string): number => {
  let at = 0;
  while (at < text.length && isPythonSpace(text.charCodeAt(at))) at += 1;
  return at;
};

/**
 * The type of user-data by how it begins, as cloud-init's type_from_starts_with has it: any case, white
 * space before it skipped, nothing asked of what follows. Undefined where cloud-init ignores the text.
 */
export const contentTypeOf = (text: string): ContentType | undefined => {
  const from = afterSpaces(text);
  const beginning = text.slice(from, from + longest).toLowerCase();
  return headers.find(({ line }) => beginning.startsWith(line))?.type;
};
