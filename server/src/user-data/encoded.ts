import type { MimePart } from '../documents/mime.ts';

const textOfBytes = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** As Python's email reads it: what is no base64 is left out. */
const fromBase64 = (text: string): Uint8Array => {
  const digits = text.replace(/[^A-Za-z0-9+/]/g, '');
  const whole = digits.slice(0, digits.length - (digits.length % 4 === 1 ? 1 : 0));
  return Uint8Array.from(atob(whole), (one) => one.charCodeAt(0));
};

const fromQuoted = (text: string): Uint8Array =>
  Uint8Array.from(
    text
      .replace(/[ \t]+$/gm, '')
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    (one) => one.charCodeAt(0),
  );

/** The content of a part with its transfer encoding undone. */
export const decodedContent = (text: string, { start, end, encoding }: MimePart): string => {
  const body = text.slice(start, end);
  if (encoding === 'none') return body;
  return textOfBytes(encoding === 'base64' ? fromBase64(body) : fromQuoted(body));
};
