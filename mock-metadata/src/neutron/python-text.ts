import { isAscii, isUtf8 } from 'node:buffer';
import { remembered } from './remembered.ts';

/**
 * The bytes that come out when Python decodes a body by its content type and encodes it again, as
 * the new agent does with every answer; undefined where Python raises, `utf-16` where the whole
 * message would come out in UTF-16. Decoded by WebOb's reading of the type, encoded by that of
 * requests: for a text without charset these differ (UTF-8 in, Latin-1 out).
 * Source: FACTS 3.3 and 14.20.
 */
export const reencoded = (
  contentType: string,
  body: Uint8Array,
): Uint8Array | 'utf-16' | undefined => {
  const { codec, charset } = codecsOf(contentType);
  if (codec === undefined) return undefined;
  const decodedBy = charset ?? 'utf-8';
  if (decodedBy === codec && codec !== 'utf-16') return sameOrUndefined(body, codec);
  const text = body.length === 0 ? '' : decoded(body, decodedBy);
  if (text === undefined) return undefined;
  return codec === 'utf-16' ? codec : encoded(text, codec);
};

/** A header's value as it comes out when the message is encoded; undefined where that raises. */
export const reencodedHeader = (contentType: string, value: string): string | undefined => {
  if (!/[^\0-\x7f]/.test(value)) return value;
  const { codec } = codecsOf(contentType);
  if (codec === 'utf-8') return Buffer.from(value, 'utf8').toString('latin1');
  return codec === 'ascii' ? undefined : value;
};

interface Codecs {
  /** By which the message is encoded; undefined where Python knows none. */
  readonly codec: string | undefined;
  /** By which the body is decoded, if the type names a charset; `unknown` where Python knows none. */
  readonly charset: string | undefined;
}

const codecsOf = remembered((contentType): Codecs => {
  const encoding = encodingByRequests(contentType);
  const charset = charsetByWebob(contentType);
  return {
    codec: encoding === undefined ? undefined : codecOf(encoding),
    charset: charset === undefined ? undefined : (codecOf(charset) ?? 'unknown'),
  };
});

/** requests.utils.get_encoding_from_headers: any type with `text` in it is Latin-1 by default. */
const encodingByRequests = (contentType: string): string | undefined => {
  const [type = '', ...parameters] = contentType.split(';');
  let charset: string | undefined;
  for (const parameter of parameters) {
    const [, name = '', value] =
      /^\s*["' ]*([^=]*?)["' ]*(?:=["' ]*(.*?)["' ]*)?\s*$/.exec(parameter) ?? [];
    if (name.toLowerCase() === 'charset') charset = value ?? '';
  }
  if (charset !== undefined) return charset;
  if (type.includes('text')) return 'latin-1';
  return type.includes('application/json') ? 'utf-8' : undefined;
};

/** webob.Response.charset: the first one, quotes and all. */
const charsetByWebob = (contentType: string): string | undefined =>
  /;\s*charset=([^;]*)/i.exec(contentType)?.[1];

const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'utf-8': ['utf8', 'utf', 'u8'],
    'latin-1': ['latin1', 'l1', 'iso-8859-1', 'iso8859-1', 'iso8859', '8859', 'cp819'],
    ascii: ['us-ascii', '646', 'us'],
    'utf-16': ['utf16', 'u16', 'utf-16le', 'utf-16be', 'utf-16-le', 'utf-16-be'],
  }).flatMap(([codec, names]) => [codec, ...names].map((name) => [name, codec] as const)),
);

/** One name for each of Python's codecs that Node can decode; undefined = LookupError. */
const codecOf = (name: string): string | undefined => {
  // Python looks at letters and digits alone.
  const plain = name
    .toLowerCase()
    .replace(/[^a-z\d.]+/g, '-')
    .replace(/^-|-$/g, '');
  const known = aliases.get(plain);
  if (known !== undefined) return known;
  return decoderOf(plain)?.encoding;
};

const decoderOf = (label: string): InstanceType<typeof TextDecoder> | undefined => {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true });
  } catch {
    return undefined;
  }
};

const decoded = (body: Uint8Array, codec: string): string | undefined => {
  if (codec === 'latin-1') return Buffer.from(body).toString('latin1');
  if (codec === 'ascii') return isAscii(body) ? Buffer.from(body).toString('latin1') : undefined;
  // Python takes the machine's byte order where there is no mark.
  const label = codec === 'utf-16' && body[0] === 0xfe && body[1] === 0xff ? 'utf-16be' : codec;
  try {
    return decoderOf(label)?.decode(body);
  } catch {
    return undefined;
  }
};

/** Codecs that Node cannot write are taken to agree with ASCII, and to have nothing else. */
const encoded = (text: string, codec: string): Uint8Array | undefined => {
  if (codec === 'utf-8') return Buffer.from(text, 'utf8');
  const beyond = codec === 'latin-1' ? /[^\0-\xff]/ : /[^\0-\x7f]/;
  return beyond.test(text) ? undefined : Buffer.from(text, 'latin1');
};

/** Encoding undoes decoding where both use one codec, so only the decoding can fail. */
const sameOrUndefined = (body: Uint8Array, codec: string): Uint8Array | undefined => {
  if (codec === 'latin-1') return body;
  if (codec === 'utf-8') return isUtf8(body) ? body : undefined;
  if (codec === 'ascii') return isAscii(body) ? body : undefined;
  try {
    decoderOf(codec)?.decode(body);
    return body;
  } catch {
    return undefined;
  }
};
