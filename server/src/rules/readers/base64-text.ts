const digits = /^[A-Za-z0-9+/]*={0,2}$/;
const other = /[^A-Za-z0-9+/=\s]/;

/** Base64 without the white space that may stand in it; undefined if other characters do. */
export const base64In = (text: string): string | undefined => {
  // Mostly told by one of the first characters: the whole of a long text is seldom looked through.
  if (other.test(text)) return undefined;
  const bare = text.replaceAll(/\s+/g, '');
  return digits.test(bare) ? bare : undefined;
};

/** The `=` signs at the end that make base64 whole; undefined if nothing can. */
export const paddingFor = (base64: string): string | undefined => {
  const bare = base64.replace(/=+$/, '');
  const rest = bare.length % 4;
  return rest === 1 ? undefined : '='.repeat((4 - rest) % 4);
};

/** Its bytes, each a character; it must be whole. */
export const bytesOfBase64 = (base64: string): string => atob(base64);

/** The first two bytes of every gzip file. */
export const isGzip = (bytes: string): boolean => bytes.startsWith('\x1f\x8b');

/** Bytes as UTF-8; undefined if they are none, or hold what no text does. */
export const textOfBytes = (bytes: string): string | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(bytes, (one) => one.charCodeAt(0)),
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text holds
    return /[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
};
