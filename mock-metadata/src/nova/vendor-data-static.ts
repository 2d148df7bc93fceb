import { dict, type PythonValue, pythonJson } from './python/json.ts';
import { jsonReading } from './python/json-reader.ts';
import { decodedUtf8 } from './python/text.ts';
import { exception, type NovaException, type NovaWorld } from './world.ts';

/** The content of `[api] vendordata_jsonfile_path`, and its text as vendor_data.json shows it. */
export interface StaticVendorData {
  readonly value: PythonValue;
  readonly json: Uint8Array;
}

const utf8 = new TextEncoder();

const staticVendorData = (value: PythonValue): StaticVendorData => ({
  value,
  json: utf8.encode(pythonJson(value)),
});

const withoutFile = staticVendorData(dict({}));

/**
 * Reads the file anew whenever it is asked for, as Nova does for each instance it puts together,
 * and parses it only when it has changed.
 */
export const staticVendorDataReader = (
  world: NovaWorld,
  warnOnce: (cause: string, message: string) => void,
): ((path: string | undefined) => StaticVendorData | NovaException) => {
  let last: { readonly path: string; readonly bytes: Uint8Array; readonly data: Read } | undefined;
  return (path) => {
    if (!path) return withoutFile;
    const bytes = fileBytes(world, path);
    if (bytes instanceof Error) {
      const refused = fileFailure(bytes);
      warnOnce(`vendor-data:${path}:${refused.name}`, missingText(path, refused));
      return refused;
    }
    if (last?.path !== path || !sameBytes(last.bytes, bytes)) {
      last = { path, bytes, data: parsed(bytes) };
      if ('kind' in last.data)
        warnOnce(`vendor-data:${path}:${last.data.message}`, badText(path, last.data));
    }
    return last.data;
  };
};

type Read = StaticVendorData | NovaException;

const fileBytes = (world: NovaWorld, path: string): Uint8Array | Error => {
  try {
    return world.readFile(path);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};

const fileFailure = (error: Error): NovaException => {
  const code: unknown = 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return exception('FileNotFoundError', error.message);
  return exception(code === 'EACCES' ? 'PermissionError' : 'OSError', error.message);
};

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const parsed = (bytes: Uint8Array): Read => {
  const decoded = decodedUtf8(bytes);
  if (decoded.text === undefined) return exception('UnicodeDecodeError', decoded.problem);
  const { value, error } = jsonReading(decoded.text);
  return error === undefined ? staticVendorData(value) : exception(error.name, error.message);
};

const consequence = 'Nova answers 500 to every path of every instance but / until it is mended.';

const missingText = (path: string, { message }: NovaException): string =>
  `vendordata_jsonfile_path names ${path}, which cannot be read (${message}). ${consequence}`;

const badText = (path: string, { message }: NovaException): string =>
  `vendordata_jsonfile_path names ${path}, which is no JSON that Python reads (${message}). ${consequence}`;
